// SPDX-License-Identifier: Apache-2.0
import type { CarQuery } from '@kayak/common/api/shapes';
import { addDays, today } from '@kayak/common/text/time';
import { integer, many, oneOf, set, text } from './params.ts';

export const carSorts = ['best', 'price', 'rating'] as const;
export type CarSort = (typeof carSorts)[number];

export interface CarSearch {
  city: string;
  from: string;
  to: string;
}

export interface CarFilters {
  sort: CarSort;
  types: string[];
  company: string;
  gearbox: 'automatic' | 'manual' | '';
  seats: number | null;
  airport: boolean;
  most: number | null;
}

export function defaultCar(): CarSearch {
  const from = addDays(today(), 21);
  return { city: '', from, to: addDays(from, 3) };
}

export function readCar(p: URLSearchParams): CarSearch {
  const d = defaultCar();
  const from = text(p, 'from') || d.from;
  const to = text(p, 'to');
  return { city: text(p, 'city'), from, to: to > from ? to : addDays(from, 3) };
}

export function readCarFilters(p: URLSearchParams): CarFilters {
  return {
    sort: oneOf(p, 'sort', carSorts) ?? 'best',
    types: many(p, 'types'),
    company: text(p, 'company'),
    gearbox: oneOf(p, 'gearbox', ['automatic', 'manual'] as const) ?? '',
    airport: text(p, 'airport') === 'yes',
    seats: integer(p, 'seats', 1, 12),
    most: integer(p, 'most', 0, 1e9),
  };
}

export function carParams(s: CarSearch, f?: CarFilters): URLSearchParams {
  const p = new URLSearchParams();
  set(p, 'city', s.city);
  set(p, 'from', s.from);
  set(p, 'to', s.to);
  if (!f) return p;
  set(p, 'sort', f.sort === 'best' ? '' : f.sort);
  set(p, 'types', f.types.join(','));
  set(p, 'company', f.company);
  set(p, 'gearbox', f.gearbox);
  set(p, 'airport', f.airport ? 'yes' : '');
  set(p, 'seats', f.seats);
  set(p, 'most', f.most);
  return p;
}

export function activeCarFilters(f: CarFilters): number {
  const on = [
    f.types.length > 0,
    f.company,
    f.gearbox,
    f.airport,
    f.seats !== null,
    f.most !== null,
  ];
  return on.filter(Boolean).length;
}

export const noCarFilters = (f: CarFilters): CarFilters => ({
  sort: f.sort,
  types: [],
  company: '',
  gearbox: '',
  seats: null,
  airport: false,
  most: null,
});

export function carQuery(s: CarSearch, f: CarFilters): CarQuery {
  return {
    city: s.city,
    pick_up: s.from,
    drop_off: s.to,
    sort: f.sort,
    ...(f.types.length ? { types: [...f.types].sort().join(',') } : {}),
    ...(f.company ? { company: f.company } : {}),
    ...(f.gearbox ? { transmission: f.gearbox } : {}),
    ...(f.seats !== null ? { min_seats: f.seats } : {}),
    ...(f.airport ? { at_airport: true } : {}),
    ...(f.most !== null ? { max_price_minor: f.most } : {}),
  };
}
