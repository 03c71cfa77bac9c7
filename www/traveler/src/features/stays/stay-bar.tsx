// SPDX-License-Identifier: Apache-2.0
import { facetsOf, type HotelPage } from '@kayak/common/api/shapes';
import { count } from '@kayak/common/text/words';
import { FilterDrawer } from '@kayak/common/ui/filter-panel';
import { Icon } from '@kayak/common/ui/icon';
import Chip from '@mui/material/Chip';
import { useId, useState } from 'react';
import { amenityOf } from '../../model/amenities.ts';
import { toggled } from '../../model/params.ts';
import {
  activeStayFilters,
  noStayFilters,
  staySorts,
  type StayFilters,
  type StaySort,
} from '../../model/stay-search.ts';
import { StayFilterGroups } from './stay-filters.tsx';

interface Props {
  page: HotelPage | undefined;
  filters: StayFilters;
  total: number;
  onFilters: (f: StayFilters) => void;
}

const sortNames: Record<StaySort, string> = {
  best: 'Best',
  price: 'Total price',
  rating: 'Guest rating',
  stars: 'Stars',
};

/** The filters most asked for as chips, all of them behind one button, and the order. */
export function StayBar({ page, filters: f, total, onFilters }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const active = activeStayFilters(f);
  const amenities = facetsOf(page?.facets, 'amenities').slice(0, 4);
  const stars = facetsOf(page?.facets, 'stars');
  const high = stars.filter((s) => Number(s.value) >= 4);
  const highOn = f.stars.length === 2 && f.stars.includes('4') && f.stars.includes('5');
  return (
    <>
      <div className="row gap2 scroll-x fbar" role="group" aria-label="Filters">
        <Chip
          component="button"
          type="button"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
          label={
            <>
              <Icon name="filter" cls="s" />
              All filters {active > 0 && <span className="num">{active}</span>}
            </>
          }
        />
        <Toggle
          label="Refundable"
          on={f.refundable}
          onClick={() => onFilters({ ...f, refundable: !f.refundable })}
        />
        {high.length > 0 && (
          <Toggle
            label="4 stars and up"
            count={high.reduce((n, s) => n + s.count, 0)}
            on={highOn}
            onClick={() => onFilters({ ...f, stars: highOn ? [] : ['4', '5'] })}
          />
        )}
        {amenities.map((a) => {
          const on = f.amenities.includes(a.value);
          return (
            <Toggle
              key={a.value}
              label={amenityOf(a.value).text}
              count={a.count}
              on={on}
              onClick={() => onFilters({ ...f, amenities: toggled(f.amenities, a.value, !on) })}
            />
          );
        })}
      </div>
      <div className="row gap2 s14 t2 sort-row">
        <label htmlFor={id}>Sort</label>
        <select
          id={id}
          className="input sort-select"
          value={f.sort}
          onChange={(e) => onFilters({ ...f, sort: e.target.value as StaySort })}
        >
          {staySorts.map((s) => (
            <option key={s} value={s}>
              {sortNames[s]}
            </option>
          ))}
        </select>
      </div>
      <FilterDrawer
        active={active}
        onClear={() => onFilters(noStayFilters(f))}
        open={open}
        onClose={() => setOpen(false)}
        show={`Show ${count(total, 'stay')}`}
      >
        <StayFilterGroups page={page} filters={f} onChange={onFilters} />
      </FilterDrawer>
    </>
  );
}

function Toggle({
  label,
  count: n,
  on,
  onClick,
}: {
  label: string;
  count?: number;
  on: boolean;
  onClick: () => void;
}) {
  return (
    <Chip
      component="button"
      type="button"
      aria-pressed={on}
      onClick={onClick}
      label={
        <>
          {label} {n !== undefined && <span className="num t3">{n}</span>}
        </>
      }
    />
  );
}
