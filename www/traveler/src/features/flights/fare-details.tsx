// SPDX-License-Identifier: Apache-2.0
import type { Itinerary } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { Terms } from '@kayak/common/ui/terms';
import { Lines } from '@kayak/common/ui/total-block';
import { Link } from 'react-router';
import { termLine } from '../../model/terms.ts';

/** The lines of the total, the terms, and each flight by its name. */
export function FareDetails({ it }: { it: Itinerary }) {
  const text = (minor: number) => money(minor, it.price.currency);
  const segments = it.legs.flatMap((l) => l.segments);
  const first = segments[0];
  return (
    <>
      <div>
        <h4>What the total is made of</h4>
        <Lines
          lines={it.price.lines.map((l) => ({ label: l.name, amount: text(l.amount_minor) }))}
          sum="Total"
          total={text(it.price.total_minor)}
        />
      </div>
      <div className="stack">
        {first && (
          <div>
            <h4>If plans change</h4>
            <Terms
              terms={termLine(it.terms, { local: first.departs_local, zone: first.departs_abbr })}
            />
          </div>
        )}
        <div>
          <h4>Flights</h4>
          <ul className="stack g1 s14">
            {segments.map((s) => (
              <li key={s.departure_id}>
                <Link to={`/flights/${s.flight_id}?day=${s.departs_local.slice(0, 10)}`}>
                  {s.airline_name} {s.designator}
                </Link>{' '}
                <span className="t2">
                  {s.from_name} to {s.to_name}, {s.aircraft}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
