// SPDX-License-Identifier: Apache-2.0
import { longDate } from '../text/time.ts';
import { Icon, type IconName } from './icon.tsx';
import './trip-timeline.css';

export interface TripEvent {
  key: string;
  /** The local date it belongs to. */
  day: string;
  time: string;
  zone: string;
  icon: IconName;
  title: string;
  fact: string;
  good?: string | undefined;
}

function byDay(events: TripEvent[]): [string, TripEvent[]][] {
  const days = new Map<string, TripEvent[]>();
  for (const e of events) days.set(e.day, [...(days.get(e.day) ?? []), e]);
  return [...days];
}

/** Times on the left, rings on a line, one title for each day. */
export function TripTimeline({ events }: { events: TripEvent[] }) {
  return byDay(events).map(([day, list]) => (
    <div key={day}>
      <h3 className="day">{longDate(day)}</h3>
      <ol className="tlist">
        {list.map((e) => (
          <li key={e.key} className="ev2">
            <div className="et">
              <b className="num">{e.time}</b>
              <span className="s13 t3">{e.zone}</span>
            </div>
            <div className="en">
              <span>
                <Icon name={e.icon} cls="s" />
              </span>
            </div>
            <div className="eb">
              <h4>{e.title}</h4>
              <p className="s14 t2">{e.fact}</p>
              {e.good && (
                <p className="s14 ok row gap2">
                  <Icon name="check" cls="s" />
                  {e.good}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  ));
}
