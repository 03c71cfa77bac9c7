// SPDX-License-Identifier: Apache-2.0
import type { Car } from '@kayak/common/api/shapes';
import type { Kind } from '@kayak/common/art/draw';
import { money } from '@kayak/common/text/money';
import { zoneName } from '@kayak/common/text/time';
import { count, sentence } from '@kayak/common/text/words';
import type { CarView } from '@kayak/common/ui/car-row';
import type { Fact } from '@kayak/common/ui/fare-card';
import { lightOf } from '../../model/light.ts';
import { cancelFact } from '../../model/terms.ts';

export const typeNames: Record<Car['type'], string> = {
  compact: 'Compact',
  sedan: 'Sedan',
  suv: 'SUV',
  van: 'Van',
  convertible: 'Convertible',
};

export const carPicture = (type: Car['type']): Kind => `car-${type}`;

export function carView(c: Car, from: string, to: string): CarView {
  const cur = c.price?.currency;
  const start = { local: `${from}T10:00`, zone: zoneName(c.zone, `${from}T10:00`) };
  const facts: Fact[] = [{ icon: 'pin', text: c.airport ? `At ${c.airport} airport` : c.address }];
  if (c.terms) facts.push(cancelFact(c.terms, start, true));
  return {
    id: String(c.id),
    picture: { kind: carPicture(c.type), seed: c.id, city: c.city, palette: lightOf(c.light) },
    name: `${c.model} or similar`,
    to,
    rating: c.rating_10 / 10,
    reviews: c.review_count,
    reviewsOf: c.review_count === 1 ? 'review' : 'reviews',
    facts,
    total: money(c.price?.total_minor ?? 0, cur),
    covers: `total, ${count(c.days, 'day')}, fees included`,
    unit: `${money(c.per_day_minor, cur)} a day before fees`,
    type: typeNames[c.type],
    company: c.company,
    equipment: [
      { icon: 'users', text: count(c.seats, 'seat') },
      { icon: 'bag', text: count(c.bags, 'bag') },
      { text: sentence(c.transmission) },
      ...(c.fuel === 'petrol' ? [] : [{ text: sentence(c.fuel) }]),
      { text: String(c.year) },
    ],
  };
}
