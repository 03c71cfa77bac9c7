// SPDX-License-Identifier: Apache-2.0
// A flight search and its filters live in the address of the page, so that it can be shared, reloaded,
// and gone back to. These are its words.
import { addDays, today } from '@kayak/common/text/time';
import { integer, many, oneOf, set, text } from './params.ts';

export const cabins = ['economy', 'premium', 'business', 'first'] as const;
export type Cabin = (typeof cabins)[number];
export const flightSorts = ['best', 'price', 'duration'] as const;
export type FlightSort = (typeof flightSorts)[number];

export interface FlightSearch {
  from: string;
  to: string;
  leave: string;
  /** null: one way. */
  back: string | null;
  adults: number;
  cabin: Cabin;
}

export interface FlightFilters {
  sort: FlightSort;
  airlines: string[];
  /** Minutes after midnight, in the place. */
  departs: readonly [number, number];
  arrives: readonly [number, number];
  /** Minor units; null: any. */
  most: number | null;
  least: number | null;
  noRedEye: boolean;
}

export const wholeDay = [0, 1440] as const;

export function defaultFlight(): FlightSearch {
  const leave = addDays(today(), 21);
  return { from: '', to: '', leave, back: addDays(leave, 4), adults: 1, cabin: 'economy' };
}

export function readFlight(p: URLSearchParams): FlightSearch {
  const d = defaultFlight();
  return {
    from: text(p, 'from'),
    to: text(p, 'to'),
    leave: text(p, 'leave') || d.leave,
    back: text(p, 'back') || null,
    adults: integer(p, 'adults', 1, 9) ?? 1,
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
    least: integer(p, 'least', 0, 1e9),
    noRedEye: text(p, 'red-eye') === 'no',
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
  set(p, 'cabin', s.cabin === 'economy' ? '' : s.cabin);
  if (!f) return p;
  set(p, 'sort', f.sort === 'best' ? '' : f.sort);
  set(p, 'airlines', f.airlines.join(','));
  set(p, 'departs', spanText(f.departs));
  set(p, 'arrives', spanText(f.arrives));
  set(p, 'least', f.least);
  set(p, 'most', f.most);
  set(p, 'red-eye', f.noRedEye ? 'no' : '');
  return p;
}

/** How many filters hold results back. */
export function activeFlightFilters(f: FlightFilters): number {
  const on = [
    f.airlines.length > 0,
    spanText(f.departs) !== '',
    spanText(f.arrives) !== '',
    f.most !== null || f.least !== null,
    f.noRedEye,
  ];
  return on.filter(Boolean).length;
}
