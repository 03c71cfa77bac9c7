// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { money, wholeMoney } from './money.ts';
import * as time from './time.ts';
import { count, list } from './words.ts';

describe('money', () => {
  it.each([
    [135064, 'USD', '$1,350.64'],
    [0, 'USD', '$0.00'],
    [500, 'JPY', '¥500'],
    [1234, 'KWD', 'KWD\u00a01.234'],
  ])('%i %s is %s', (minor, currency, text) => {
    expect(money(minor, currency)).toBe(text);
  });
  it('is whole in filters', () => {
    expect(wholeMoney(62560)).toBe('$626');
  });
});

describe('time', () => {
  it('keeps a local time as it came', () => {
    expect(time.clock('2027-01-15T08:15')).toBe('8:15 am');
    expect(time.clock('2027-01-15T00:05')).toBe('12:05 am');
    expect(time.clock('2027-01-15T12:00')).toBe('12:00 pm');
  });
  it('names the zone of the season', () => {
    expect(time.zoneName('America/Los_Angeles', '2027-01-15T16:15:00Z')).toBe('PST');
    expect(time.zoneName('America/Los_Angeles', '2027-07-15T16:15:00Z')).toBe('PDT');
  });
  it('writes dates, ranges, durations', () => {
    expect(time.weekdayDate('2027-01-15')).toBe('Fri, Jan 15');
    expect(time.shortRange('2027-01-15', '2027-01-19')).toBe('Jan 15 – 19');
    expect(time.shortRange('2027-01-30', '2027-02-02')).toBe('Jan 30 – Feb 2');
    expect(time.duration(333)).toBe('5h 33m');
    expect(time.duration(60)).toBe('1h');
    expect(time.daysBetween('2027-02-27', '2027-03-02')).toBe(3);
    expect(time.addDays('2027-12-31', 1)).toBe('2028-01-01');
  });
  it('writes a deadline as a moment in the place', () => {
    expect(time.moment('2027-01-12T23:00:00Z', 'America/New_York')).toBe(
      'Tue, Jan 12, 6:00 pm EST',
    );
  });
});

describe('words', () => {
  it('counts and lists', () => {
    expect(count(1, 'night')).toBe('1 night');
    expect(count(1204, 'review')).toBe('1,204 reviews');
    expect(list(['Nonstop', 'Delta', 'price'])).toBe('Nonstop, Delta and price');
  });
});
