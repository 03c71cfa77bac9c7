// SPDX-License-Identifier: Apache-2.0
import { flights } from '@kayak/common/api/queries/flights';
import { wholeMoney } from '@kayak/common/text/money';
import { count } from '@kayak/common/text/words';
import { Nothing, type Lift } from '@kayak/common/ui/nothing';
import { useQueries } from '@tanstack/react-query';
import {
  flightQuery,
  noFlightFilters,
  wholeDay,
  type FlightFilters,
  type FlightSearch,
} from '../../model/flight-search.ts';

interface Props {
  search: FlightSearch;
  filters: FlightFilters;
  onFilters: (f: FlightFilters) => void;
}

/** Each filter that is set, and the filters without it. */
function lifted(f: FlightFilters): [string, FlightFilters][] {
  const all: [boolean, string, FlightFilters][] = [
    [f.airlines.length > 0, 'airline', { ...f, airlines: [] }],
    [f.departs !== wholeDay, 'departure time', { ...f, departs: wholeDay }],
    [f.arrives !== wholeDay, 'arrival time', { ...f, arrives: wholeDay }],
    [f.most !== null, 'price', { ...f, most: null }],
    [f.noRedEye, 'red-eye', { ...f, noRedEye: false }],
    [f.refundable, 'refundable', { ...f, refundable: false }],
  ];
  return all.filter(([on]) => on).map(([, name, without]) => [name, without]);
}

/** Names the filter that empties the list and offers to lift that one, with the count it would give. */
export function NoFlights({ search, filters, onFilters }: Props) {
  const tries = lifted(filters);
  const found = useQueries({
    queries: tries.map(([, f]) => flights.first(flightQuery(search, f))),
  });
  const lifts: Lift[] = tries.flatMap(([name, without], k) => {
    const page = found[k]?.data;
    const it = page?.items[0];
    if (!page || !it) return [];
    const from = wholeMoney(it.price.total_minor, it.price.currency);
    return [
      {
        label: `Lift the ${name} filter`,
        gives: `Without the ${name} filter there ${page.total === 1 ? 'is' : 'are'} ${count(page.total, 'flight')}, from ${from}.`,
        run: () => onFilters(without),
      },
    ];
  });
  return (
    <Nothing
      title={tries.length > 0 ? 'No flight fits all filters' : 'No flight on this day'}
      otherwise={
        tries.length > 0
          ? 'Together these filters leave nothing.'
          : 'Nobody we sell flies this way on this day in this cabin. Try another day above.'
      }
      lifts={lifts}
      onClear={tries.length > 1 ? () => onFilters(noFlightFilters(filters)) : undefined}
    />
  );
}
