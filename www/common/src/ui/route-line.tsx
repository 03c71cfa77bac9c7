// SPDX-License-Identifier: Apache-2.0
import { clock, daysBetween, duration } from '../text/time.ts';
import { Tail } from './picture.tsx';

export interface Stop {
  /** Share of the way, 0 to 100. */
  at: number;
  place: string;
  minutes: number;
}

export interface LegView {
  airline: string;
  airlineName: string;
  from: string;
  to: string;
  /** Local times, and what people call their zones. */
  departs: string;
  departsZone: string;
  arrives: string;
  arrivesZone: string;
  minutes: number;
  stops: Stop[];
}

function End({
  local,
  zone,
  place,
  plus,
}: {
  local: string;
  zone: string;
  place: string;
  plus: number;
}) {
  return (
    <div>
      <div className="t">
        <time dateTime={local}>{clock(local)}</time>
        {plus > 0 && (
          <sup>
            <span className="sr">{plus === 1 ? 'one day later' : `${plus} days later`}</span>
            <span aria-hidden="true">
              +{plus}
              <span className="hide-s"> day{plus > 1 ? 's' : ''}</span>
            </span>
          </sup>
        )}
      </div>
      <div className="z">
        {place} · {zone}
      </div>
    </div>
  );
}

/** A ring, a line, a dot: start, way, end. Stops stand at their true share of the way. */
export function RouteLine({ leg, tail = true }: { leg: LegView; tail?: boolean }) {
  const plus = daysBetween(leg.departs, leg.arrives);
  return (
    <div className={tail ? 'leg' : 'leg bare'}>
      {tail && <Tail code={leg.airline} />}
      <End local={leg.departs} zone={leg.departsZone} place={leg.from} plus={0} />
      <div className="route">
        <div>{duration(leg.minutes)}</div>
        <div className="bar">
          {leg.stops.map((s) => (
            <i key={s.place} style={{ left: `${s.at}%` }} />
          ))}
        </div>
        <div>
          {leg.stops.length === 0 ? (
            'Nonstop'
          ) : (
            <>
              <span className="m warn">
                {leg.stops.length} stop{leg.stops.length > 1 ? 's' : ''}
              </span>{' '}
              {leg.stops.map((s) => `${s.place} · ${duration(s.minutes)}`).join(', ')}
            </>
          )}
        </div>
      </div>
      <End local={leg.arrives} zone={leg.arrivesZone} place={leg.to} plus={plus} />
    </div>
  );
}
