// SPDX-License-Identifier: Apache-2.0
// From "Pay" to an accepted booking: one intent keeps its key, a changed price asks, a sold-out part says so.
import { bookings } from '@kayak/common/api/queries/bookings';
import { intentFor, type Intent } from '@kayak/common/api/keys';
import { Problem } from '@kayak/common/api/problem';
import type { Booking, BookingNew, OffersChecked } from '@kayak/common/api/shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PriceChange } from './price-changed.tsx';

interface Hooks {
  onBooked: (b: Booking) => void;
  /** What is left for the page: wrong fields, no network. */
  onProblem: (e: unknown) => void;
}

export function totalThen(c: OffersChecked): number {
  return c.parts.reduce((n, p) => n + p.price.total_minor, 0);
}

export function totalNow(c: OffersChecked): number {
  return c.parts.reduce((n, p) => n + p.price_now_minor, 0);
}

/** The offers to go on with; null when a part is sold out. */
export function offersNow(c: OffersChecked, offers: readonly string[]): string[] | null {
  const now = c.parts.map((p, n) => p.offer_now ?? (p.available ? offers[n] : undefined));
  return now.every((o) => o !== undefined) ? now : null;
}

export function useBooking(checked: OffersChecked, offers: readonly string[], hooks: Hooks) {
  const client = useQueryClient();
  const intent = useRef<Intent | null>(null);
  const last = useRef<BookingNew | null>(null);
  const [change, setChange] = useState<PriceChange | null>(null);
  const [next, setNext] = useState<string[] | null>(null);
  const [soldOut, setSoldOut] = useState<string[] | null>(null);
  const create = useMutation(bookings.create(client));

  const send = (booking: BookingNew) => {
    intent.current = intentFor(intent.current, booking);
    last.current = booking;
    create.mutate(
      { key: intent.current.key, booking },
      { onSuccess: hooks.onBooked, onError: (e) => void refused(e) },
    );
  };

  const refused = async (e: unknown) => {
    const asked = e instanceof Problem && ['price-changed', 'sold-out', 'expired'].includes(e.kind);
    if (!asked) return hooks.onProblem(e);
    const fresh = await client
      .fetchQuery({ ...bookings.check(offers), staleTime: 0 })
      .catch(() => null);
    if (!fresh) return hooks.onProblem(e);
    const now = offersNow(fresh, offers);
    if (!now) {
      setSoldOut(fresh.parts.filter((p) => !p.available && !p.offer_now).map((p) => p.title));
      return;
    }
    setNext(now);
    setChange({ before: totalThen(checked), now: totalNow(fresh), currency: fresh.currency });
  };

  /** Books again at the new price; only after the person said so. */
  const accept = () => {
    if (!next || !last.current) return;
    setChange(null);
    send({ ...last.current, offers: next });
  };

  return {
    busy: create.isPending,
    change,
    soldOut,
    send,
    accept,
    refuse: () => setChange(null),
  };
}
