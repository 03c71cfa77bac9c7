// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../client.ts';
export const places = {
  find: (kind: 'airport' | 'city', text: string) =>
    queryOptions({
      queryKey: ['places', kind, text],
      queryFn: () =>
        body(api.GET('/api/places', { params: { query: { q: text, kind } } })) as Promise<any[]>,
    }),
};
