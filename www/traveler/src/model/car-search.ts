// SPDX-License-Identifier: Apache-2.0
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
  companies: string[];
  transmission: string[];
  seats: number | null;
  least: number | null;
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
    companies: many(p, 'companies'),
    transmission: many(p, 'gearbox'),
    seats: integer(p, 'seats', 1, 12),
    least: integer(p, 'least', 0, 1e9),
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
  set(p, 'companies', f.companies.join(','));
  set(p, 'gearbox', f.transmission.join(','));
  set(p, 'seats', f.seats);
  set(p, 'least', f.least);
  set(p, 'most', f.most);
  return p;
}

export function activeCarFilters(f: CarFilters): number {
  const on = [
    f.types.length > 0,
    f.companies.length > 0,
    f.transmission.length > 0,
    f.seats !== null,
    f.least !== null || f.most !== null,
  ];
  return on.filter(Boolean).length;
}
