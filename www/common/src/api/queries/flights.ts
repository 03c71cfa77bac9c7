// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from '../client.ts';
import type { FlightQuery } from '../shapes.ts';

export const flights = {
  search: (q: FlightQuery) =>
    infiniteQueryOptions({
      queryKey: ['flights', q],
      queryFn: ({ pageParam, signal }) =>
        body(
          api.GET('/api/flights', {
            params: { query: pageParam ? { ...q, after: pageParam } : q },
            signal,
          }),
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? null,
    }),
  show: (id: number, day: string) =>
    queryOptions({
      queryKey: ['flight', id, day],
      queryFn: () =>
        body(api.GET('/api/flights/{id}', { params: { path: { id }, query: { day } } })),
    }),
  /** The first of a search in its order, and how many there are. */
  first: (q: FlightQuery) =>
    queryOptions({
      queryKey: ['flights', 'first', q],
      queryFn: ({ signal }) =>
        body(api.GET('/api/flights', { params: { query: { ...q, limit: 1 } }, signal })),
    }),
};
