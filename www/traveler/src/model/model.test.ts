// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { bookingOf } from './live.ts';
import { nextOf } from './next.ts';
import { checkoutPath, chosen, withOffers } from './offers.ts';
import { cancelFact, termLine } from './terms.ts';

const far = { local: '2099-01-15T15:00', zone: 'EST' };
const near = { local: '2001-01-15T15:00', zone: 'EST' };
const terms = (refund_percent: number, until_hours: number) => ({
  name: 'x',
  refund_percent,
  until_hours,
  bags_carry_on: 1,
  bags_checked: 0,
  changeable: true,
});

describe('terms', () => {
  it('name a moment by the clock of the place', () => {
    expect(cancelFact(terms(100, 48), far).text).toBe('Cancel free until Tue, Jan 13, 3:00 pm EST');
    expect(cancelFact(terms(50, 24), far, true).text).toBe('50% back until Jan 14, 3 pm EST');
  });
  it('promise nothing that is over', () => {
    expect(cancelFact(terms(100, 48), near).tone).toBe('warn');
    expect(termLine(terms(100, 48), near)).toHaveLength(1);
    expect(cancelFact(terms(0, 0), far).text).toBe('No refund after booking');
  });
});

it('offers travel in the address from page to page', () => {
  const p = new URLSearchParams(checkoutPath(['a'], 'b', 'MIA').split('?')[1]);
  expect(p.getAll('offer')).toEqual(['a', 'b']);
  expect(p.get('at')).toBe('MIA');
  const q = new URLSearchParams(
    withOffers('/cars', new URLSearchParams('city=MIA'), ['a', 'b']).split('?')[1],
  );
  expect(chosen(q)).toEqual(['a', 'b']);
  expect(q.get('city')).toBe('MIA');
});

it.each([
  ['/trips/1', '/trips/1'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['', '/'],
])('after signing in, next=%s leads to %s', (next, to) => {
  expect(nextOf(new URLSearchParams({ next }))).toBe(to);
});

it('an event names its booking however deep it is wrapped', () => {
  expect(bookingOf({ id: '1-2', type: 't', data: { booking_id: 'b' } })).toBe('b');
  expect(bookingOf({ data: { data: { booking_id: 'b' } } })).toBe('b');
  expect(bookingOf({ type: 'resync' })).toBeUndefined();
});
