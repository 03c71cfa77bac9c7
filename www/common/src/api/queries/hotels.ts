// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from '../client.ts';
import type { HotelQuery } from '../shapes.ts';

interface Stay {
  check_in: string;
  check_out: string;
  guests: number;
  rooms: number;
}

export const hotels = {
  search: (q: HotelQuery) =>
    infiniteQueryOptions({
      queryKey: ['hotels', q],
      queryFn: ({ pageParam, signal }) =>
        body(
          api.GET('/api/hotels', {
            params: { query: pageParam ? { ...q, after: pageParam } : q },
            signal,
          }),
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? null,
    }),
  /** The first of a search in its order, and how many there are. */
  first: (q: HotelQuery) =>
    queryOptions({
      queryKey: ['hotels', 'first', q],
      queryFn: ({ signal }) =>
        body(api.GET('/api/hotels', { params: { query: { ...q, limit: 1 } }, signal })),
    }),
  show: (id: number, stay: Stay) =>
    queryOptions({
      queryKey: ['hotel', id, stay],
      queryFn: () => body(api.GET('/api/hotels/{id}', { params: { path: { id }, query: stay } })),
    }),
};
