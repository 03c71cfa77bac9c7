// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '../client.ts';

const routes = {
  flight: '/api/flights/{id}/reviews',
  hotel: '/api/hotels/{id}/reviews',
  car: '/api/cars/{id}/reviews',
} as const;

export type Reviewed = keyof typeof routes;

/** Reviews are kept apart from listings: they may be away while everything else works. */
export const reviewsOf = (kind: Reviewed, id: number) =>
  infiniteQueryOptions({
    queryKey: ['reviews', kind, id],
    queryFn: ({ pageParam }) =>
      body(
        api.GET(routes[kind], {
          params: { path: { id }, query: { limit: 5, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? null,
    retry: false,
  });
