// SPDX-License-Identifier: Apache-2.0
import { cars } from '@kayak/common/api/queries/cars';
import { wholeMoney } from '@kayak/common/text/money';
import { count } from '@kayak/common/text/words';
import { Nothing, type Lift } from '@kayak/common/ui/nothing';
import { useQueries } from '@tanstack/react-query';
import { carQuery, noCarFilters, type CarFilters, type CarSearch } from '../../model/car-search.ts';

interface Props {
  search: CarSearch;
  filters: CarFilters;
  onFilters: (f: CarFilters) => void;
}

function lifted(f: CarFilters): [string, CarFilters][] {
  const all: [boolean, string, CarFilters][] = [
    [f.types.length > 0, 'type', { ...f, types: [] }],
    [f.company !== '', 'company', { ...f, company: '' }],
    [f.gearbox !== '', 'gearbox', { ...f, gearbox: '' }],
    [f.seats !== null, 'seats', { ...f, seats: null }],
    [f.airport, 'pick-up', { ...f, airport: false }],
    [f.most !== null, 'price', { ...f, most: null }],
  ];
  return all.filter(([on]) => on).map(([, name, without]) => [name, without]);
}

export function NoCars({ search, filters, onFilters }: Props) {
  const tries = lifted(filters);
  const found = useQueries({ queries: tries.map(([, f]) => cars.first(carQuery(search, f))) });
  const lifts: Lift[] = tries.flatMap(([name, without], k) => {
    const page = found[k]?.data;
    const price = page?.items[0]?.price;
    if (!page || !price) return [];
    return [
      {
        label: `Lift the ${name} filter`,
        gives: `Without the ${name} filter there ${page.total === 1 ? 'is' : 'are'} ${count(page.total, 'car')}, the first at ${wholeMoney(price.total_minor, price.currency)}.`,
        run: () => onFilters(without),
      },
    ];
  });
  return (
    <Nothing
      title={tries.length > 0 ? 'No car fits all filters' : 'No car is free here'}
      otherwise={
        tries.length > 0
          ? 'Together these filters leave nothing.'
          : 'Nobody we sell rents a car here on all of these days. Try other dates.'
      }
      lifts={lifts}
      onClear={tries.length > 1 ? () => onFilters(noCarFilters(filters)) : undefined}
    />
  );
}
