// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, body } from '../client.ts';
import type { Booking, BookingNew } from '../shapes.ts';

export type When = 'past' | 'current' | 'future';
/** Everything that is being confirmed is looked at this often while the socket is away. */
export const pollEvery = 2000;

const keyed = (key: string) => ({ header: { 'Idempotency-Key': key } });

/** The newer of what is known, and the lists anew. */
function know(client: QueryClient, b: Booking): void {
  client.setQueryData(['booking', b.id], b);
  void client.invalidateQueries({ queryKey: ['bookings'] });
}

export const bookings = {
  check: (offers: readonly string[]) =>
    queryOptions({
      queryKey: ['offers', offers],
      queryFn: () => body(api.POST('/api/offers/check', { body: { offers: [...offers] } })),
      staleTime: 30_000,
      enabled: offers.length > 0,
    }),
  list: (when: When) =>
    infiniteQueryOptions({
      queryKey: ['bookings', when],
      queryFn: ({ pageParam }) =>
        body(
          api.GET('/api/bookings', {
            params: { query: { when, ...(pageParam ? { after: pageParam } : {}) } },
          }),
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? null,
      staleTime: 5000,
    }),
  show: (id: string) =>
    queryOptions({
      queryKey: ['booking', id],
      queryFn: () => body(api.GET('/api/bookings/{id}', { params: { path: { id } } })),
      staleTime: 1000,
    }),

  create: (client: QueryClient) => ({
    mutationFn: ({ key, booking }: { key: string; booking: BookingNew }) =>
      body(api.POST('/api/bookings', { body: booking, params: keyed(key) })),
    onSuccess: (b: Booking) => know(client, b),
  }),
  /** Another card, after the first was declined. */
  pay: (client: QueryClient) => ({
    mutationFn: (v: { key: string; booking: string; payment_method: string }) =>
      body(
        api.POST('/api/payments', {
          body: { booking: v.booking, payment_method: v.payment_method },
          params: keyed(v.key),
        }),
      ),
    onSuccess: (b: Booking) => know(client, b),
  }),
  /** What cancelling would give back; nothing is cancelled by it. */
  offerCancel: () => ({
    mutationFn: (id: string) =>
      body(api.POST('/api/bookings/{id}/cancellations', { params: { path: { id } } })),
  }),
  cancel: (client: QueryClient) => ({
    mutationFn: (v: { key: string; id: string; cancellation: string }) =>
      body(
        api.POST('/api/bookings/{id}/cancellations/{cancellation}/confirm', {
          params: { path: { id: v.id, cancellation: v.cancellation }, ...keyed(v.key) },
        }),
      ),
    onSuccess: (b: Booking) => know(client, b),
  }),
};

export const tickets = {
  take: async () => (await body(api.POST('/api/ws-tickets'))).ticket,
};
