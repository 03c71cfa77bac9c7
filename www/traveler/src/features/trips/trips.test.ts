// SPDX-License-Identifier: Apache-2.0
import type { Booking, BookingItem } from '@kayak/common/api/shapes';
import { describe, expect, it } from 'vitest';
import { needsApproval, stateTag, stepsOf, wasDeclined } from './booking-state.ts';
import { eventsOf, merged, placeOf } from './trip-view.ts';

const item = (o: Partial<BookingItem>): BookingItem => ({
  part: 1,
  kind: 'room',
  listing_id: 1,
  qty: 1,
  title: 'Sandpiper Shores',
  detail: 'Standard queen',
  from_place: '389 Collins Avenue, Miami',
  starts_at: '2099-01-15T19:00:00Z',
  ends_at: '2099-01-16T16:00:00Z',
  starts_local: '2099-01-15T14:00',
  ends_local: '2099-01-16T11:00',
  starts_zone: 'America/New_York',
  ends_zone: 'America/New_York',
  starts_abbr: 'EST',
  ends_abbr: 'EST',
  price_minor: 1,
  tax_minor: 0,
  fee_minor: 0,
  refund_percent: 100,
  until_hours: 48,
  ...o,
});

const booking = (o: Partial<Booking>): Booking => ({
  id: 'a',
  code: 'ABCDEF',
  state: 'PENDING',
  total_minor: 10000,
  currency: 'USD',
  created_at: '2026-11-24T10:00:00Z',
  hold_until: '2026-11-24T10:15:00Z',
  starts_at: '2099-01-15T19:00:00Z',
  ends_at: '2099-01-17T16:00:00Z',
  confirming: true,
  payments_left: 2,
  price: {
    total_minor: 10000,
    base_minor: 10000,
    tax_minor: 0,
    fee_minor: 0,
    currency: 'USD',
    lines: [],
  },
  items: [],
  travelers: [],
  history: [],
  refunds: [],
  cancellable: true,
  ...o,
});

const bill = (state: NonNullable<Booking['bill']>['state'], action_url?: string) => ({
  id: 'b',
  attempt: 1,
  amount_minor: 10000,
  currency: 'USD',
  state,
  created_at: '2026-11-24T10:00:01Z',
  booking_id: 'a',
  booking_code: 'ABCDEF',
  title: 'x',
  ...(action_url ? { action_url } : {}),
});

describe('a trip', () => {
  it('shows nights as one stay', () => {
    const second = item({
      starts_at: '2099-01-16T19:00:00Z',
      ends_at: '2099-01-17T16:00:00Z',
      ends_local: '2099-01-17T11:00',
    });
    const all = merged([item({}), second]);
    expect(all).toHaveLength(1);
    expect(all[0]?.ends_local).toBe('2099-01-17T11:00');
    expect(eventsOf([item({}), second]).map((e) => e.title)).toEqual([
      'Check in at Sandpiper Shores',
      'Check out',
    ]);
  });
  it('is named by where it goes', () => {
    const flight = item({
      kind: 'flight',
      from_place: 'San Francisco SFO',
      to_place: 'New York JFK',
    });
    expect(placeOf([flight, item({})])).toBe('New York');
    expect(placeOf([item({})])).toBe('Miami');
  });
});

describe('the progress', () => {
  const states = (b: Booking) => stepsOf(b).map((s) => s.state);
  it.each([
    ['PENDING', undefined, ['done', 'now', 'todo', 'todo']],
    ['HELD', bill('CHARGING'), ['done', 'done', 'now', 'todo']],
    ['CONFIRMED', bill('CAPTURED'), ['done', 'done', 'done', 'done']],
    ['REJECTED', undefined, ['done', 'failed', 'todo', 'todo']],
  ] as const)('of %s', (state, b, want) => {
    expect(states(booking({ state, ...(b ? { bill: b } : {}) }))).toEqual(want);
  });
  it('asks the person for what only they can do', () => {
    const ask = booking({ state: 'HELD', bill: bill('ACTION', 'http://bank/1') });
    expect(needsApproval(ask)).toBe('http://bank/1');
    expect(
      needsApproval(booking({ state: 'CONFIRMED', bill: bill('CAPTURED', 'http://bank/1') })),
    ).toBeNull();
    expect(wasDeclined(booking({ state: 'HELD', bill: bill('DECLINED') }))).toBe(true);
  });
  it('has a word for every state', () => {
    const all = [
      'PENDING',
      'HELD',
      'CONFIRMED',
      'REJECTED',
      'EXPIRED',
      'FAILED',
      'CANCELLED',
    ] as const;
    expect(all.map((state) => stateTag({ state }).word)).not.toContain('');
  });
});
