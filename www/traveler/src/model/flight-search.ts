// SPDX-License-Identifier: Apache-2.0
// A flight search and its filters live in the address of the page, so that it can be shared, reloaded,
// and gone back to. These are its words.
import type { FlightQuery } from '@kayak/common/api/shapes';
import { addDays, today } from '@kayak/common/text/time';
import { integer, many, oneOf, set, text } from './params.ts';

export const cabins = ['economy', 'premium', 'business', 'first'] as const;
export type Cabin = (typeof cabins)[number];
export const cabinNames: Record<Cabin, string> = {
  economy: 'Economy',
  premium: 'Premium economy',
  business: 'Business',
  first: 'First',
};
export const flightSorts = ['best', 'price', 'duration'] as const;
export type FlightSort = (typeof flightSorts)[number];

export interface FlightSearch {
  from: string;
  to: string;
  leave: string;
  /** null: one way. */
  back: string | null;
  adults: number;
  children: number;
  cabin: Cabin;
}

export interface FlightFilters {
  sort: FlightSort;
  airlines: string[];
  /** Minutes after midnight, in the place. */
  departs: readonly [number, number];
  arrives: readonly [number, number];
  /** Minor units of the total; null: any. */
  most: number | null;
  noRedEye: boolean;
  refundable: boolean;
}

export const wholeDay = [0, 1440] as const;

export function defaultFlight(): FlightSearch {
  const leave = addDays(today(), 21);
  return {
    from: '',
    to: '',
    leave,
    back: addDays(leave, 4),
    adults: 1,
    children: 0,
    cabin: 'economy',
  };
}

export function readFlight(p: URLSearchParams): FlightSearch {
  const d = defaultFlight();
  return {
    from: text(p, 'from'),
    to: text(p, 'to'),
    leave: text(p, 'leave') || d.leave,
    back: text(p, 'back') || null,
    adults: integer(p, 'adults', 1, 9) ?? 1,
    children: integer(p, 'children', 0, 8) ?? 0,
    cabin: oneOf(p, 'cabin', cabins) ?? 'economy',
  };
}

function span(p: URLSearchParams, name: string): readonly [number, number] {
  const m = /^(\d+)-(\d+)$/.exec(text(p, name));
  return m ? [Number(m[1]), Number(m[2])] : wholeDay;
}

export function readFlightFilters(p: URLSearchParams): FlightFilters {
  return {
    sort: oneOf(p, 'sort', flightSorts) ?? 'best',
    airlines: many(p, 'airlines'),
    departs: span(p, 'departs'),
    arrives: span(p, 'arrives'),
    most: integer(p, 'most', 0, 1e9),
    noRedEye: text(p, 'red-eye') === 'no',
    refundable: text(p, 'refundable') === 'yes',
  };
}

const spanText = (s: readonly [number, number]) =>
  s[0] === 0 && s[1] === 1440 ? '' : `${s[0]}-${s[1]}`;

export function flightParams(s: FlightSearch, f?: FlightFilters): URLSearchParams {
  const p = new URLSearchParams();
  set(p, 'from', s.from);
  set(p, 'to', s.to);
  set(p, 'leave', s.leave);
  set(p, 'back', s.back);
  set(p, 'adults', s.adults);
  set(p, 'children', s.children || '');
  set(p, 'cabin', s.cabin === 'economy' ? '' : s.cabin);
  if (!f) return p;
  set(p, 'sort', f.sort === 'best' ? '' : f.sort);
  set(p, 'airlines', f.airlines.join(','));
  set(p, 'departs', spanText(f.departs));
  set(p, 'arrives', spanText(f.arrives));
  set(p, 'most', f.most);
  set(p, 'red-eye', f.noRedEye ? 'no' : '');
  set(p, 'refundable', f.refundable ? 'yes' : '');
  return p;
}

/** How many filters hold results back. */
export function activeFlightFilters(f: FlightFilters): number {
  const on = [
    f.airlines.length > 0,
    spanText(f.departs) !== '',
    spanText(f.arrives) !== '',
    f.most !== null,
    f.noRedEye,
    f.refundable,
  ];
  return on.filter(Boolean).length;
}

export const noFlightFilters = (f: FlightFilters): FlightFilters => ({
  sort: f.sort,
  airlines: [],
  departs: wholeDay,
  arrives: wholeDay,
  most: null,
  noRedEye: false,
  refundable: false,
});

const pad = (n: number) => String(n).padStart(2, '0');
const hour = (m: number) => `${pad(Math.floor(m / 60))}:${pad(m % 60)}`;

/** The question to the API: nothing is said that is as it would be anyway, so equal searches are one. */
export function flightQuery(s: FlightSearch, f: FlightFilters): FlightQuery {
  return {
    from: s.from,
    to: s.to,
    depart_on: s.leave,
    ...(s.back ? { return_on: s.back } : {}),
    adults: s.adults,
    ...(s.children ? { children: s.children } : {}),
    cabin: s.cabin,
    sort: f.sort,
    ...(f.airlines.length ? { airlines: [...f.airlines].sort().join(',') } : {}),
    ...(f.departs[0] > 0 ? { depart_from: hour(f.departs[0]) } : {}),
    ...(f.departs[1] < 1440 ? { depart_to: hour(f.departs[1]) } : {}),
    ...(f.arrives[0] > 0 ? { arrive_from: hour(f.arrives[0]) } : {}),
    ...(f.arrives[1] < 1440 ? { arrive_to: hour(f.arrives[1]) } : {}),
    ...(f.most !== null ? { max_price_minor: f.most } : {}),
    ...(f.noRedEye ? { no_red_eye: true } : {}),
    ...(f.refundable ? { refundable: true } : {}),
  };
}
