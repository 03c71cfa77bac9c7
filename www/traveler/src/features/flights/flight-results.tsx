// SPDX-License-Identifier: Apache-2.0
import { flights } from '@kayak/common/api/queries/flights';
import { timeOfDay } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { Banner } from '@kayak/common/ui/banner';
import { FareCard } from '@kayak/common/ui/fare-card';
import { FilterButton, FilterPanel } from '@kayak/common/ui/filter-panel';
import { ListEnd } from '@kayak/common/ui/list-end';
import { Loaded } from '@kayak/common/ui/loaded';
import { QueryView } from '@kayak/common/ui/query-view';
import { RowSkeletons } from '@kayak/common/ui/skeletons';
import { Ranking } from '@kayak/common/ui/sort-tabs';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  activeFlightFilters,
  flightQuery,
  noFlightFilters,
  type FlightFilters,
  type FlightSearch,
} from '../../model/flight-search.ts';
import { checkoutPath } from '../../model/offers.ts';
import { FareDetails } from './fare-details.tsx';
import { FlightDates } from './flight-dates.tsx';
import { FlightFilterGroups } from './flight-filters.tsx';
import { FlightSorts } from './flight-sorts.tsx';
import { fareView } from './flight-view.ts';
import { NoFlights } from './no-flights.tsx';

interface Props {
  search: FlightSearch;
  filters: FlightFilters;
  names: { from: string; to: string };
  /** Offers that were chosen before, on their way to the checkout. */
  before: readonly string[];
  onSearch: (s: FlightSearch) => void;
  onFilters: (f: FlightFilters) => void;
}

export function FlightResults({ search, filters, names, before, onSearch, onFilters }: Props) {
  const [drawer, setDrawer] = useState(false);
  const found = useInfiniteQuery({
    ...flights.search(flightQuery(search, filters)),
    placeholderData: keepPreviousData,
  });
  const first = found.data?.pages[0];
  const total = first?.total ?? 0;
  const travelers = search.adults + search.children;
  const active = activeFlightFilters(filters);

  return (
    <>
      <div className="row between base wrapable result-title">
        <h1>
          {names.from} to {names.to}
        </h1>
        {first && (
          <p className="t2 s14">
            <b className="num">{total.toLocaleString('en-US')}</b>{' '}
            {total === 1 ? 'flight' : 'flights'} · prices checked at {timeOfDay(first.made_at)}
          </p>
        )}
      </div>
      <div className="results">
        <FilterPanel
          active={active}
          onClear={() => onFilters(noFlightFilters(filters))}
          open={drawer}
          onClose={() => setDrawer(false)}
          show={`Show ${count(total, 'flight')}`}
        >
          <FlightFilterGroups
            page={first}
            filters={filters}
            travelers={travelers}
            from={names.from}
            to={names.to}
            onChange={onFilters}
          />
        </FilterPanel>
        <div className="stack g6">
          <h2 className="sr">Results</h2>
          <FlightDates search={search} onPick={onSearch} />
          <div className="stack g2">
            <FlightSorts
              search={search}
              filters={filters}
              onSort={(sort) => onFilters({ ...filters, sort })}
            />
            <div className="row between wrapable">
              <Ranking nobody="No airline pays for its place." rule={first?.ranking} />
              <FilterButton active={active} onOpen={() => setDrawer(true)} />
            </div>
          </div>
          <QueryView
            query={found}
            doing="Searching flights"
            what="this search"
            loading={<RowSkeletons shape="fare" />}
            empty={(d) =>
              d.pages[0]?.total === 0 && (
                <NoFlights search={search} filters={filters} onFilters={onFilters} />
              )
            }
          >
            {(d) => (
              <Loaded stale={found.isPlaceholderData} say={`${count(total, 'flight')} found`}>
                {first?.old && (
                  <Banner tone="warn">
                    These prices may be old: we cannot check them right now, and nothing can be
                    booked from this list.
                  </Banner>
                )}
                <ul className="stack">
                  {d.pages
                    .flatMap((p) => p.items)
                    .map((it, k) => (
                      <li key={it.id}>
                        <FareCard
                          fare={fareView(it, travelers, k === 0 && filters.sort === 'best')}
                          first={k === 0}
                          disabled={it.offer ? undefined : 'Not bookable now'}
                          to={checkoutPath(before, it.offer ?? '')}
                        >
                          <FareDetails it={it} />
                        </FareCard>
                      </li>
                    ))}
                </ul>
                <ListEnd query={found} total={total} what="flights" />
              </Loaded>
            )}
          </QueryView>
        </div>
      </div>
    </>
  );
}
