// SPDX-License-Identifier: Apache-2.0
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, body } from '../client.ts';
import { session } from '../session.ts';
import type { SessionToken, User, UserChange, UserNew } from '../shapes.ts';

/** Everything that belongs to a person leaves with them. */
function forget(client: QueryClient): void {
  for (const key of ['me', 'sessions', 'bookings', 'booking'])
    client.removeQueries({ queryKey: [key] });
}

export const account = {
  me: () => queryOptions({ queryKey: ['me'], queryFn: () => body(api.GET('/api/users/me')) }),

  register: (client: QueryClient) => ({
    mutationFn: (v: UserNew) => body(api.POST('/api/register', { body: v })),
    onSuccess: (t: SessionToken) => enter(client, t),
  }),
  signIn: (client: QueryClient) => ({
    mutationFn: (v: { email: string; password: string }) =>
      body(api.POST('/api/sessions', { body: v })),
    onSuccess: (t: SessionToken) => enter(client, t),
  }),
  signOut: (client: QueryClient) => ({
    mutationFn: () => body(api.DELETE('/api/sessions/current')),
    onSuccess: () => {
      session.leave();
      forget(client);
    },
  }),

  change: (client: QueryClient) => ({
    mutationFn: ({ version, values }: { version: number; values: UserChange }) =>
      body(api.PATCH('/api/users/me', { body: values, headers: { 'If-Match': `"${version}"` } })),
    onSuccess: (me: User) => client.setQueryData(['me'], me),
  }),
  remove: (client: QueryClient) => ({
    mutationFn: (version: number) =>
      body(api.DELETE('/api/users/me', { headers: { 'If-Match': `"${version}"` } })),
    onSuccess: () => {
      session.leave();
      forget(client);
    },
  }),
  /** A fresh password opens what needs one, for a short while. */
  confirm: () => ({
    mutationFn: (password: string) =>
      body(api.POST('/api/sessions/confirm', { body: { password } })),
  }),
  password: () => ({
    mutationFn: (v: { current: string; new_password: string }) =>
      body(api.POST('/api/password', { body: v })),
  }),

  sessions: () =>
    queryOptions({ queryKey: ['sessions'], queryFn: () => body(api.GET('/api/sessions')) }),
  endSession: (client: QueryClient) => ({
    mutationFn: (sid: string) =>
      body(api.DELETE('/api/sessions/{sid}', { params: { path: { sid } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  }),
};

function enter(client: QueryClient, t: SessionToken): void {
  forget(client);
  session.enter(t.access_token);
}
