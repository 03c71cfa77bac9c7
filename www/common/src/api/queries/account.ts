// SPDX-License-Identifier: Apache-2.0
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, body } from '../client.ts';
export const account = {
  me: () =>
    queryOptions({
      queryKey: ['me'],
      queryFn: () => body(api.GET('/api/users/me')) as Promise<any>,
    }),
  signIn: (c: QueryClient) => ({
    mutationFn: (v: any) => body(api.POST('/api/sessions', { body: v })),
  }),
  register: (c: QueryClient) => ({
    mutationFn: (v: any) => body(api.POST('/api/register', { body: v })),
  }),
  signOut: (c: QueryClient) => ({ mutationFn: () => body(api.DELETE('/api/sessions')) }),
};
