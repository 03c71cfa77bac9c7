// SPDX-License-Identifier: Apache-2.0
import { facetsOf, type CarPage } from '@kayak/common/api/shapes';
import { wholeMoney } from '@kayak/common/text/money';
import { sentence } from '@kayak/common/text/words';
import { FilterGroup, FilterRange, FilterRow } from '@kayak/common/ui/filter-group';
import type { CarFilters } from '../../model/car-search.ts';
import { priceRange } from '../../model/facets.ts';

interface Props {
  page: CarPage | undefined;
  filters: CarFilters;
  onChange: (f: CarFilters) => void;
}

const seats = [4, 5, 7];
const gears = ['automatic', 'manual'] as const;

export function CarFilterGroups({ page, filters: f, onChange }: Props) {
  const price = priceRange(page?.facets, f.most);
  const companies = facetsOf(page?.facets, 'company');
  const airport = facetsOf(page?.facets, 'at_airport').find((x) => x.value === 'true');
  const gearboxes = facetsOf(page?.facets, 'transmission');
  return (
    <>
      {price && (
        <FilterRange
          title="Total for the rental"
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
      <FilterGroup title="Pick up">
        <FilterRow
          label="At the airport"
          count={airport?.count}
          lowest={airport && wholeMoney(airport.from_minor)}
          checked={f.airport}
          onChange={(airport) => onChange({ ...f, airport })}
        />
      </FilterGroup>
      <FilterGroup title="Gearbox">
        {gears.map((g) => {
          const facet = gearboxes.find((x) => x.value === g);
          return (
            <FilterRow
              key={g}
              label={sentence(g)}
              count={facet?.count}
              lowest={facet && wholeMoney(facet.from_minor)}
              checked={f.gearbox === g}
              onChange={(on) => onChange({ ...f, gearbox: on ? g : '' })}
            />
          );
        })}
      </FilterGroup>
      <FilterGroup title="Seats">
        {seats.map((n) => (
          <FilterRow
            key={n}
            label={`${n} or more`}
            checked={f.seats === n}
            onChange={(on) => onChange({ ...f, seats: on ? n : null })}
          />
        ))}
      </FilterGroup>
      {companies.length > 0 && (
        <FilterGroup title="Company">
          {companies.map((c) => (
            <FilterRow
              key={c.value}
              label={c.label}
              count={c.count}
              lowest={wholeMoney(c.from_minor)}
              checked={f.company === c.value}
              onChange={(on) => onChange({ ...f, company: on ? c.value : '' })}
            />
          ))}
        </FilterGroup>
      )}
    </>
  );
}
