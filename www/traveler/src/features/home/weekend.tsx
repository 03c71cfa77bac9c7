// SPDX-License-Identifier: Apache-2.0
import { flights } from '@kayak/common/api/queries/flights';
import { wholeMoney } from '@kayak/common/text/money';
import { addDays, duration, monthDay, today } from '@kayak/common/text/time';
import type { Kind, Light } from '@kayak/common/art/draw';
import { Picture } from '@kayak/common/ui/picture';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { defaultFlight, flightParams } from '../../model/flight-search.ts';
import { Honest } from './honest.tsx';
import { Receipt } from './receipt.tsx';
import './home.css';

interface Idea {
  code: string;
  name: string;
  kind: Kind;
  seed: string;
  palette: Light;
}

const ideas: Idea[] = [
  { code: 'HNL', name: 'Honolulu', kind: 'beach', seed: 'hnl-5', palette: 'golden' },
  { code: 'SEA', name: 'Seattle', kind: 'skyline', seed: 'sea-8', palette: 'day' },
  { code: 'LAS', name: 'Las Vegas', kind: 'desert', seed: 'phx-2', palette: 'golden' },
  { code: 'LAX', name: 'Los Angeles', kind: 'skyline', seed: 'la-3', palette: 'dusk' },
  { code: 'DEN', name: 'Denver', kind: 'mountains', seed: 'den-4', palette: 'day' },
];

/** The Friday at least three weeks ahead. */
function friday(): string {
  const from = addDays(today(), 21);
  return addDays(from, (5 - new Date(`${from}T00:00:00Z`).getUTCDay() + 7) % 7);
}

/** A long weekend that can be booked: real searches, their lowest totals, and one receipt in full. */
export function Weekend() {
  const leave = friday();
  const back = addDays(leave, 4);
  const trips = ideas.map((i) => ({ ...defaultFlight(), from: 'SFO', to: i.code, leave, back }));
  const found = useQueries({
    queries: trips.map((s) =>
      flights.first({
        from: s.from,
        to: s.to,
        depart_on: leave,
        return_on: back,
        adults: 1,
        cabin: 'economy',
        sort: 'price',
      }),
    ),
  });
  const example = found.map((f) => f.data?.items[0]).find((i) => i !== undefined);
  return (
    <>
      <Honest>{example && <Receipt fare={example} />}</Honest>
      <section className="wrap section" aria-labelledby="h-go">
        <div className="section-head">
          <div>
            <h2 id="h-go">A long weekend from San Francisco</h2>
            <p>
              Return flights, {monthDay(leave)} to {monthDay(back)}, lowest total per traveler found
              today.
            </p>
          </div>
        </div>
        <ul className="mosaic">
          {ideas.map((idea, k) => {
            const it = found[k]?.data?.items[0];
            const trip = trips[k];
            return (
              <li key={idea.code}>
                <Link to={`/flights?${trip ? flightParams(trip) : ''}`}>
                  <Picture
                    kind={idea.kind}
                    seed={idea.seed}
                    city={idea.name}
                    palette={idea.palette}
                  />
                  <div className="cap">
                    <h3>{idea.name}</h3>
                    <p className="row between">
                      <span className="t2 s14">
                        {it?.legs[0] ? `${duration(it.legs[0].minutes)} nonstop` : 'See flights'}
                      </span>
                      {it && (
                        <span className="m num">
                          from {wholeMoney(it.price.total_minor, it.price.currency)}
                        </span>
                      )}
                    </p>
                  </div>
                </Link>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
