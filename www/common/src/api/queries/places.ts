// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../client.ts';

export type PlaceUse = 'flights' | 'hotels' | 'cars';

export const places = {
  find: (use: PlaceUse, text: string) =>
    queryOptions({
      queryKey: ['places', use, text],
      queryFn: ({ signal }) =>
        body(
          api.GET('/api/places', { params: { query: { q: text, for_: use, limit: 8 } }, signal }),
        ),
      staleTime: Infinity,
    }),
};

/** The place of a code, whatever it is used for. */
export const placesNamed = (code: string) =>
  queryOptions({
    queryKey: ['places', 'code', code],
    queryFn: () => body(api.GET('/api/places', { params: { query: { q: code, limit: 20 } } })),
    staleTime: Infinity,
  });

export const settings = () =>
  queryOptions({
    queryKey: ['settings'],
    queryFn: () => body(api.GET('/api/settings')),
    staleTime: Infinity,
  });
