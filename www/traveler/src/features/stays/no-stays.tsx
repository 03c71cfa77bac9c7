// SPDX-License-Identifier: Apache-2.0
import { hotels } from '@kayak/common/api/queries/hotels';
import { wholeMoney } from '@kayak/common/text/money';
import { count } from '@kayak/common/text/words';
import { Nothing, type Lift } from '@kayak/common/ui/nothing';
import { useQueries } from '@tanstack/react-query';
import {
  noStayFilters,
  stayQuery,
  type StayFilters,
  type StaySearch,
} from '../../model/stay-search.ts';

interface Props {
  search: StaySearch;
  filters: StayFilters;
  onFilters: (f: StayFilters) => void;
}

function lifted(f: StayFilters): [string, StayFilters][] {
  const all: [boolean, string, StayFilters][] = [
    [f.stars.length > 0, 'stars', { ...f, stars: [] }],
    [f.amenities.length > 0, 'amenities', { ...f, amenities: [] }],
    [f.least !== null || f.most !== null, 'price', { ...f, least: null, most: null }],
    [f.rating !== null, 'rating', { ...f, rating: null }],
    [f.area !== '', 'area', { ...f, area: '' }],
    [f.room !== '', 'room', { ...f, room: '' }],
    [f.refundable, 'refundable', { ...f, refundable: false }],
  ];
  return all.filter(([on]) => on).map(([, name, without]) => [name, without]);
}

export function NoStays({ search, filters, onFilters }: Props) {
  const tries = lifted(filters);
  const found = useQueries({ queries: tries.map(([, f]) => hotels.first(stayQuery(search, f))) });
  const lifts: Lift[] = tries.flatMap(([name, without], k) => {
    const page = found[k]?.data;
    const price = page?.items[0]?.room.price;
    if (!page || !price) return [];
    return [
      {
        label: `Lift the ${name} filter`,
        gives: `Without the ${name} filter there ${page.total === 1 ? 'is' : 'are'} ${count(page.total, 'stay')}, the first at ${wholeMoney(price.total_minor, price.currency)}.`,
        run: () => onFilters(without),
      },
    ];
  });
  return (
    <Nothing
      title={tries.length > 0 ? 'No stay fits all filters' : 'No stay has a free room'}
      otherwise={
        tries.length > 0
          ? 'Together these filters leave nothing.'
          : 'No room here serves your party on all of these nights. Try other dates or fewer guests a room.'
      }
      lifts={lifts}
      onClear={tries.length > 1 ? () => onFilters(noStayFilters(filters)) : undefined}
    />
  );
}
