// SPDX-License-Identifier: Apache-2.0
import { cars } from '@kayak/common/api/queries/cars';
import { wholeMoney } from '@kayak/common/text/money';
import { timeOfDay } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { CarRow } from '@kayak/common/ui/car-row';
import { FilterButton, FilterPanel } from '@kayak/common/ui/filter-panel';
import { ListEnd } from '@kayak/common/ui/list-end';
import { Loaded } from '@kayak/common/ui/loaded';
import { QueryView } from '@kayak/common/ui/query-view';
import { RowSkeletons } from '@kayak/common/ui/skeletons';
import { Ranking, SortTabs } from '@kayak/common/ui/sort-tabs';
import { keepPreviousData, useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import {
  activeCarFilters,
  carQuery,
  carSorts,
  noCarFilters,
  type CarFilters,
  type CarSearch,
  type CarSort,
} from '../../model/car-search.ts';
import { CarFilterGroups } from './car-filters.tsx';
import { CarTypes } from './car-types.tsx';
import { carView } from './car-view.ts';
import { NoCars } from './no-cars.tsx';

interface Props {
  search: CarSearch;
  filters: CarFilters;
  city: string;
  pathOf: (id: number) => string;
  onFilters: (f: CarFilters) => void;
}

const names: Record<CarSort, string> = { best: 'Best', price: 'Cheapest', rating: 'Best rated' };

export function CarResults({ search, filters, city, pathOf, onFilters }: Props) {
  const [drawer, setDrawer] = useState(false);
  const found = useInfiniteQuery({
    ...cars.search(carQuery(search, filters)),
    placeholderData: keepPreviousData,
  });
  const firsts = useQueries({
    queries: carSorts.map((sort) => cars.first(carQuery(search, { ...filters, sort }))),
  });
  const first = found.data?.pages[0];
  const total = first?.total ?? 0;
  const active = activeCarFilters(filters);
  const choices = carSorts.map((key, k) => {
    const c = firsts[k]?.data?.items[0];
    const price = c?.price && wholeMoney(c.price.total_minor, c.price.currency);
    const rated = c && key === 'rating' ? `${(c.rating_10 / 10).toFixed(1)} · ` : '';
    return { key, name: names[key], best: price && `${rated}${price}` };
  });

  return (
    <>
      <div className="row between base wrapable result-title">
        <h1>Cars in {city}</h1>
        {first && (
          <p className="t2 s14">
            <b className="num">{total.toLocaleString('en-US')}</b> {total === 1 ? 'car' : 'cars'} ·
            prices checked at {timeOfDay(first.made_at)}
          </p>
        )}
      </div>
      <CarTypes page={first} filters={filters} onFilters={onFilters} />
      <div className="results">
        <FilterPanel
          active={active}
          onClear={() => onFilters(noCarFilters(filters))}
          open={drawer}
          onClose={() => setDrawer(false)}
          show={`Show ${count(total, 'car')}`}
        >
          <CarFilterGroups page={first} filters={filters} onChange={onFilters} />
        </FilterPanel>
        <div className="stack g6">
          <h2 className="sr">Results</h2>
          <div className="stack g2">
            <SortTabs
              choices={choices}
              value={filters.sort}
              onChange={(sort) => onFilters({ ...filters, sort })}
            />
            <div className="row between wrapable">
              <Ranking nobody="Companies do not pay for their place." rule={first?.ranking} />
              <FilterButton active={active} onOpen={() => setDrawer(true)} />
            </div>
          </div>
          <QueryView
            query={found}
            doing="Searching cars"
            what="this search"
            loading={<RowSkeletons shape="car" />}
            empty={(d) =>
              d.pages[0]?.total === 0 && (
                <NoCars search={search} filters={filters} onFilters={onFilters} />
              )
            }
          >
            {(d) => (
              <Loaded stale={found.isPlaceholderData} say={`${count(total, 'car')} found`}>
                <ul className="stack">
                  {d.pages
                    .flatMap((p) => p.items)
                    .map((c) => (
                      <li key={c.id}>
                        <CarRow car={carView(c, search.from, pathOf(c.id))} />
                      </li>
                    ))}
                </ul>
                <ListEnd query={found} total={total} what="cars" />
              </Loaded>
            )}
          </QueryView>
        </div>
      </div>
    </>
  );
}
