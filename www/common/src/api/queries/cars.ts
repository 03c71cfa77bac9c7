// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from '../client.ts';
import type { CarQuery } from '../shapes.ts';

export const cars = {
  search: (q: CarQuery) =>
    infiniteQueryOptions({
      queryKey: ['cars', q],
      queryFn: ({ pageParam, signal }) =>
        body(
          api.GET('/api/cars', {
            params: { query: pageParam ? { ...q, after: pageParam } : q },
            signal,
          }),
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? null,
    }),
  /** The first of a search in its order, and how many there are. */
  first: (q: CarQuery) =>
    queryOptions({
      queryKey: ['cars', 'first', q],
      queryFn: ({ signal }) =>
        body(api.GET('/api/cars', { params: { query: { ...q, limit: 1 } }, signal })),
    }),
  show: (id: number, dates: { pick_up: string; drop_off: string }) =>
    queryOptions({
      queryKey: ['car', id, dates],
      queryFn: () => body(api.GET('/api/cars/{id}', { params: { path: { id }, query: dates } })),
    }),
};
