// SPDX-License-Identifier: Apache-2.0
import { facetsOf, type Facet, type HotelPage } from '@kayak/common/api/shapes';
import { wholeMoney } from '@kayak/common/text/money';
import { FilterGroup, FilterRange, FilterRow } from '@kayak/common/ui/filter-group';
import { amenityOf } from '../../model/amenities.ts';
import { priceRange } from '../../model/facets.ts';
import { toggled } from '../../model/params.ts';
import { roomTypes, type StayFilters } from '../../model/stay-search.ts';

interface Props {
  page: HotelPage | undefined;
  filters: StayFilters;
  onChange: (f: StayFilters) => void;
}

const ratings = [45, 40, 35];

function Rows({
  items,
  has,
  set,
}: {
  items: Facet[];
  has: (v: string) => boolean;
  set: (v: string, on: boolean) => void;
}) {
  return items.map((a) => (
    <FilterRow
      key={a.value}
      label={a.label}
      count={a.count}
      lowest={wholeMoney(a.from_minor)}
      checked={has(a.value)}
      onChange={(on) => set(a.value, on)}
    />
  ));
}

export function StayFilterGroups({ page, filters: f, onChange }: Props) {
  const price = priceRange(page?.facets, f.most);
  const stars = facetsOf(page?.facets, 'stars').toSorted((a, b) => b.value.localeCompare(a.value));
  const safe = facetsOf(page?.facets, 'refundable')[0];
  const areas = facetsOf(page?.facets, 'area').slice(0, 10);
  const rooms = facetsOf(page?.facets, 'room_type');
  const amenities = facetsOf(page?.facets, 'amenities').map((a) => ({
    ...a,
    label: amenityOf(a.value).text,
  }));
  return (
    <>
      {price && (
        <FilterRange
          title="Total for the stay"
          min={price.min}
          max={price.max}
          step={price.step}
          value={[f.least ?? price.min, f.most ?? price.max]}
          say={(v) => (v >= price.max ? 'any total' : wholeMoney(v))}
          thumbs={['Lowest total', 'Highest total']}
          onChange={([a, b]) =>
            onChange({ ...f, least: a > price.min ? a : null, most: b < price.max ? b : null })
          }
        />
      )}
      {stars.length > 0 && (
        <FilterGroup title="Stars">
          <Rows
            items={stars.map((s) => ({ ...s, label: `${s.value} stars` }))}
            has={(v) => f.stars.includes(v)}
            set={(v, on) => onChange({ ...f, stars: toggled(f.stars, v, on) })}
          />
        </FilterGroup>
      )}
      <FilterGroup title="Guest rating">
        {ratings.map((r) => (
          <FilterRow
            key={r}
            label={`${(r / 10).toFixed(1)} and up`}
            checked={f.rating === r}
            onChange={(on) => onChange({ ...f, rating: on ? r : null })}
          />
        ))}
      </FilterGroup>
      {amenities.length > 0 && (
        <FilterGroup title="Amenities">
          <Rows
            items={amenities}
            has={(v) => f.amenities.includes(v)}
            set={(v, on) => onChange({ ...f, amenities: toggled(f.amenities, v, on) })}
          />
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
      {rooms.length > 0 && (
        <FilterGroup title="Room">
          <Rows
            items={rooms}
            has={(v) => f.room === v}
            set={(v, on) => onChange({ ...f, room: (on && roomTypes.find((t) => t === v)) || '' })}
          />
        </FilterGroup>
      )}
      {areas.length > 0 && (
        <FilterGroup title="Area">
          <Rows
            items={areas}
            has={(v) => f.area === v}
            set={(v, on) => onChange({ ...f, area: on ? v : '' })}
          />
        </FilterGroup>
      )}
    </>
  );
}
