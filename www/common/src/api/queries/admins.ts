// SPDX-License-Identifier: Apache-2.0
import type { QueryClient } from '@tanstack/react-query';
import { api, body } from '../client.ts';
import { session } from '../session.ts';
import type { SessionToken } from '../shapes.ts';

export const admins = {
  signIn: (client: QueryClient) => ({
    mutationFn: (v: { email: string; password: string; code: string }) =>
      body(api.POST('/api/admin/sessions', { body: v })),
    onSuccess: (t: SessionToken) => {
      client.clear();
      session.enter(t.access_token);
    },
  }),
  signOut: (client: QueryClient) => ({
    mutationFn: () => body(api.DELETE('/api/admin/sessions/current')),
    onSuccess: () => {
      session.leave();
      client.clear();
    },
  }),
};
