// SPDX-License-Identifier: Apache-2.0
import type { HotelQuery } from '@kayak/common/api/shapes';
import { addDays, today } from '@kayak/common/text/time';
import { integer, many, oneOf, set, text } from './params.ts';

export const staySorts = ['best', 'price', 'rating', 'stars'] as const;
export type StaySort = (typeof staySorts)[number];

export const roomTypes = ['single', 'double', 'twin', 'family', 'suite'] as const;
export type RoomType = (typeof roomTypes)[number];

export interface StaySearch {
  /** The code of a city. */
  city: string;
  from: string;
  to: string;
  guests: number;
  rooms: number;
}

export interface StayFilters {
  sort: StaySort;
  stars: string[];
  amenities: string[];
  area: string;
  room: RoomType | '';
  refundable: boolean;
  least: number | null;
  most: number | null;
  rating: number | null;
}

export function defaultStay(): StaySearch {
  const from = addDays(today(), 21);
  return { city: '', from, to: addDays(from, 3), guests: 2, rooms: 1 };
}

export function readStay(p: URLSearchParams): StaySearch {
  const d = defaultStay();
  const from = text(p, 'in') || d.from;
  const to = text(p, 'out');
  return {
    city: text(p, 'city'),
    from,
    to: to > from ? to : addDays(from, 3),
    guests: integer(p, 'guests', 1, 16) ?? d.guests,
    rooms: integer(p, 'rooms', 1, 8) ?? 1,
  };
}

export function readStayFilters(p: URLSearchParams): StayFilters {
  return {
    sort: oneOf(p, 'sort', staySorts) ?? 'best',
    stars: many(p, 'stars'),
    amenities: many(p, 'amenities'),
    area: text(p, 'area'),
    room: oneOf(p, 'room', roomTypes) ?? '',
    refundable: text(p, 'refundable') === 'yes',
    least: integer(p, 'least', 0, 1e9),
    most: integer(p, 'most', 0, 1e9),
    rating: integer(p, 'rating', 1, 50),
  };
}

export function stayParams(s: StaySearch, f?: StayFilters): URLSearchParams {
  const p = new URLSearchParams();
  set(p, 'city', s.city);
  set(p, 'in', s.from);
  set(p, 'out', s.to);
  set(p, 'guests', s.guests);
  set(p, 'rooms', s.rooms === 1 ? '' : s.rooms);
  if (!f) return p;
  set(p, 'sort', f.sort === 'best' ? '' : f.sort);
  set(p, 'stars', f.stars.join(','));
  set(p, 'amenities', f.amenities.join(','));
  set(p, 'area', f.area);
  set(p, 'room', f.room);
  set(p, 'refundable', f.refundable ? 'yes' : '');
  set(p, 'least', f.least);
  set(p, 'most', f.most);
  set(p, 'rating', f.rating);
  return p;
}

export function activeStayFilters(f: StayFilters): number {
  const price = f.least !== null || f.most !== null;
  const on = [f.stars.length > 0, f.area, f.room, f.refundable, price, f.rating !== null];
  return on.filter(Boolean).length + f.amenities.length;
}

export const noStayFilters = (f: StayFilters): StayFilters => ({
  sort: f.sort,
  stars: [],
  amenities: [],
  area: '',
  room: '',
  refundable: false,
  least: null,
  most: null,
  rating: null,
});

export function stayQuery(s: StaySearch, f: StayFilters): HotelQuery {
  return {
    city: s.city,
    check_in: s.from,
    check_out: s.to,
    guests: s.guests,
    rooms: s.rooms,
    sort: f.sort,
    ...(f.stars.length ? { stars: [...f.stars].sort().join(',') } : {}),
    ...(f.amenities.length ? { amenities: [...f.amenities].sort().join(',') } : {}),
    ...(f.area ? { area: f.area } : {}),
    ...(f.room ? { room_type: f.room } : {}),
    ...(f.refundable ? { refundable: true } : {}),
    ...(f.least !== null ? { min_price_minor: f.least } : {}),
    ...(f.most !== null ? { max_price_minor: f.most } : {}),
    ...(f.rating !== null ? { min_rating_10: f.rating } : {}),
  };
}
