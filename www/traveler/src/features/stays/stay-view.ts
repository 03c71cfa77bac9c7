// SPDX-License-Identifier: Apache-2.0
import type { HotelCard } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { zoneName } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import type { Fact } from '@kayak/common/ui/fare-card';
import type { StayView } from '@kayak/common/ui/stay-row';
import { amenityOf, wordsOf } from '../../model/amenities.ts';
import { lightOf } from '../../model/light.ts';
import { cancelFact, type LocalStart } from '../../model/terms.ts';

/** When the stay begins, by the clock of the hotel. */
export function startOf(date: string, zone: string, checkIn = '15:00'): LocalStart {
  const local = `${date}T${checkIn}`;
  return { local, zone: zoneName(zone, local) };
}

export function stayView(
  h: HotelCard,
  nights: number,
  from: string,
  zone: string,
  to: string,
): StayView {
  const { room } = h;
  const cur = room.price?.currency;
  const facts: Fact[] = wordsOf(h.amenities).slice(0, 2).map(amenityOf);
  if (room.terms) facts.push(cancelFact(room.terms, startOf(from, zone), true));
  return {
    id: String(h.id),
    picture: { kind: 'hotel', seed: h.id, city: h.city, palette: lightOf(h.light) },
    name: h.name,
    to,
    rating: h.rating_10 / 10,
    reviews: h.review_count,
    reviewsOf: h.review_count === 1 ? 'review' : 'reviews',
    facts,
    total: money(room.price?.total_minor ?? 0, cur),
    covers: `total, ${count(nights, 'night')}, taxes included`,
    unit: `${money(room.per_night_minor, cur)} a night before tax`,
    stars: h.stars,
    area: h.area,
    where: `${room.name}, ${room.beds}`,
  };
}
