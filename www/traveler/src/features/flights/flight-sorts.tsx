// SPDX-License-Identifier: Apache-2.0
import { flights } from '@kayak/common/api/queries/flights';
import { wholeMoney } from '@kayak/common/text/money';
import { duration } from '@kayak/common/text/time';
import { SortTabs } from '@kayak/common/ui/sort-tabs';
import { useQueries } from '@tanstack/react-query';
import {
  flightQuery,
  flightSorts,
  type FlightFilters,
  type FlightSearch,
  type FlightSort,
} from '../../model/flight-search.ts';

interface Props {
  search: FlightSearch;
  filters: FlightFilters;
  onSort: (sort: FlightSort) => void;
}

const names: Record<FlightSort, string> = { best: 'Best', price: 'Cheapest', duration: 'Fastest' };

/** The three orders, each with the first of its list. */
export function FlightSorts({ search, filters, onSort }: Props) {
  const firsts = useQueries({
    queries: flightSorts.map((sort) => flights.first(flightQuery(search, { ...filters, sort }))),
  });
  const choices = flightSorts.map((key, k) => {
    const it = firsts[k]?.data?.items[0];
    const time = it?.legs[0] ? ` · ${duration(it.legs[0].minutes)}` : '';
    return {
      key,
      name: names[key],
      best: it ? `${wholeMoney(it.price.total_minor, it.price.currency)}${time}` : undefined,
    };
  });
  return <SortTabs choices={choices} value={filters.sort} onChange={onSort} />;
}
