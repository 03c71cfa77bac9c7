// SPDX-License-Identifier: Apache-2.0
// An offer or a booked item in words: they carry the same facts.
import type { BookingItem, OfferPart } from '@kayak/common/api/shapes';
import { clock, range, weekdayDate } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import type { IconName } from '@kayak/common/ui/icon';

export type Sold = Pick<
  OfferPart & BookingItem,
  'kind' | 'title' | 'starts_local' | 'ends_local' | 'starts_abbr' | 'ends_abbr' | 'qty'
>;

export const kindMarks: Record<OfferPart['kind'], IconName> = {
  flight: 'plane',
  room: 'bed',
  car: 'car',
};

const things = { flight: 'seat', room: 'room', car: 'car' } as const;

/** `Fri, Jan 15, 7:05 am PST – Tue, Jan 19, 9:11 pm PST`, or the days of a stay. */
export function whenOf(p: Sold): string {
  if (p.kind !== 'flight') return range(p.starts_local, p.ends_local);
  const end = (local: string, zone: string) => `${weekdayDate(local)}, ${clock(local)} ${zone}`;
  return `${end(p.starts_local, p.starts_abbr)} – ${end(p.ends_local, p.ends_abbr)}`;
}

export function howMany(p: Sold): string {
  return count(p.qty, things[p.kind]);
}
