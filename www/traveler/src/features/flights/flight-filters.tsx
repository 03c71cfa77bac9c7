// SPDX-License-Identifier: Apache-2.0
import type { FlightPage } from '@kayak/common/api/shapes';
import { wholeMoney } from '@kayak/common/text/money';
import { clock } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { FilterGroup, FilterRange, FilterRow } from '@kayak/common/ui/filter-group';
import { wholeDay, type FlightFilters } from '../../model/flight-search.ts';
import { toggled } from '../../model/params.ts';

interface Props {
  page: FlightPage | undefined;
  filters: FlightFilters;
  adults: number;
  from: string;
  to: string;
  onChange: (f: FlightFilters) => void;
}

const pad = (n: number) => String(n).padStart(2, '0');

/** `6:00 am` of minutes after midnight. */
function minuteClock(m: number): string {
  const t = Math.min(m, 1439);
  return clock(`2000-01-01T${pad(Math.floor(t / 60))}:${pad(t % 60)}`);
}

export function FlightFilterGroups({ page, filters: f, adults, from, to, onChange }: Props) {
  const facets = page?.facets;
  const airlines = facets?.airlines ?? [];
  const low = facets?.price.min ?? 0;
  const high = Math.max(facets?.price.max ?? 0, low + 1);
  const inSpan = (span: readonly [number, number]) =>
    span[0] === 0 && span[1] === 1440 ? wholeDay : span;
  return (
    <>
      <FilterRange
        title={`Leave ${from}`}
        min={0}
        max={1440}
        step={30}
        value={f.departs}
        bars={facets?.departs}
        say={minuteClock}
        thumbs={['Earliest departure', 'Latest departure']}
        onChange={(v) => onChange({ ...f, departs: inSpan(v) })}
      >
        <FilterRow
          label="Avoid red-eyes"
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
        bars={facets?.arrives}
        say={minuteClock}
        thumbs={['Earliest arrival', 'Latest arrival']}
        onChange={(v) => onChange({ ...f, arrives: inSpan(v) })}
      />
      {facets && (
        <FilterRange
          title={`Total for ${count(adults, 'traveler')}`}
          min={low}
          max={high}
          step={Math.max(1, Math.round((high - low) / 100))}
          value={[f.least ?? low, Math.min(f.most ?? high, high)]}
          bars={facets.price.bars}
          say={(v) => wholeMoney(v, page.currency)}
          thumbs={['Lowest total', 'Highest total']}
          onChange={([a, b]) =>
            onChange({ ...f, least: a > low ? a : null, most: b < high ? b : null })
          }
        />
      )}
      {airlines.length > 0 && (
        <FilterGroup title="Airlines">
          {airlines.map((a) => (
            <FilterRow
              key={a.key}
              label={a.label}
              count={a.count}
              lowest={wholeMoney(a.lowest, page?.currency)}
              checked={f.airlines.includes(a.key)}
              onChange={(on) => onChange({ ...f, airlines: toggled(f.airlines, a.key, on) })}
            />
          ))}
        </FilterGroup>
      )}
    </>
  );
}
