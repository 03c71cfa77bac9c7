// SPDX-License-Identifier: Apache-2.0
import { facetsOf, type FlightPage } from '@kayak/common/api/shapes';
import { wholeMoney } from '@kayak/common/text/money';
import { clock } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { FilterGroup, FilterRange, FilterRow } from '@kayak/common/ui/filter-group';
import { priceRange } from '../../model/facets.ts';
import { wholeDay, type FlightFilters } from '../../model/flight-search.ts';
import { toggled } from '../../model/params.ts';

interface Props {
  page: FlightPage | undefined;
  filters: FlightFilters;
  travelers: number;
  from: string;
  to: string;
  onChange: (f: FlightFilters) => void;
}

/** The parts of the day that the API counts, six hours each. */
const parts = ['night', 'morning', 'afternoon', 'evening'];
const pad = (n: number) => String(n).padStart(2, '0');

/** `6:00 am` of minutes after midnight. */
function minuteClock(m: number): string {
  const t = Math.min(m, 1439);
  return clock(`2000-01-01T${pad(Math.floor(t / 60))}:${pad(t % 60)}`);
}

const span = (v: readonly [number, number]) => (v[0] === 0 && v[1] === 1440 ? wholeDay : v);

export function FlightFilterGroups({ page, filters: f, travelers, from, to, onChange }: Props) {
  const airlines = facetsOf(page?.facets, 'airlines');
  const calm = facetsOf(page?.facets, 'no_red_eye')[0];
  const safe = facetsOf(page?.facets, 'refundable')[0];
  const departures = facetsOf(page?.facets, 'departure');
  const price = priceRange(page?.facets, f.most);
  return (
    <>
      <FilterRange
        title={`Leave ${from}`}
        min={0}
        max={1440}
        step={30}
        value={f.departs}
        bars={parts.map((p) => departures.find((d) => d.value === p)?.count ?? 0)}
        say={minuteClock}
        thumbs={['Earliest departure', 'Latest departure']}
        onChange={(v) => onChange({ ...f, departs: span(v) })}
      >
        <FilterRow
          label="Avoid red-eyes"
          count={calm?.count}
          lowest={calm && wholeMoney(calm.from_minor)}
          checked={f.noRedEye}
          onChange={(noRedEye) => onChange({ ...f, noRedEye })}
        />
      </FilterRange>
      <FilterRange
        title={`Arrive in ${to}`}
        min={0}
        max={1440}
        step={30}
        value={f.arrives}
        say={minuteClock}
        thumbs={['Earliest arrival', 'Latest arrival']}
        onChange={(v) => onChange({ ...f, arrives: span(v) })}
      />
      {price && (
        <FilterRange
          title={travelers === 1 ? 'Total' : `Total for ${count(travelers, 'traveler')}`}
          min={price.min}
          max={price.max}
          step={price.step}
          value={[price.min, f.most ?? price.max]}
          say={(v) => (v >= price.max ? 'any total' : wholeMoney(v))}
          thumbs={['Lowest total', 'Highest total']}
          upper
          onChange={([, most]) => onChange({ ...f, most: most < price.max ? most : null })}
        />
      )}
      {airlines.length > 0 && (
        <FilterGroup title="Airlines">
          {airlines.map((a) => (
            <FilterRow
              key={a.value}
              label={a.label}
              count={a.count}
              lowest={wholeMoney(a.from_minor)}
              checked={f.airlines.includes(a.value)}
              onChange={(on) => onChange({ ...f, airlines: toggled(f.airlines, a.value, on) })}
            />
          ))}
        </FilterGroup>
      )}
      <FilterGroup title="Terms">
        <FilterRow
          label="Refundable"
          count={safe?.count}
          lowest={safe && wholeMoney(safe.from_minor)}
          checked={f.refundable}
          onChange={(refundable) => onChange({ ...f, refundable })}
        />
      </FilterGroup>
    </>
  );
}
