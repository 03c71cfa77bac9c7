// SPDX-License-Identifier: Apache-2.0
import type { Hotel, RoomOffer } from '@kayak/common/api/shapes';
import type { Kind } from '@kayak/common/art/draw';
import { money } from '@kayak/common/text/money';
import { count } from '@kayak/common/text/words';
import { RoomRow, type RoomView } from '@kayak/common/ui/room-row';
import { amenityOf, wordsOf } from '../../model/amenities.ts';
import type { StaySearch } from '../../model/stay-search.ts';
import { termLine } from '../../model/terms.ts';
import { startOf } from './stay-view.ts';

interface Props {
  hotel: Hotel;
  search: StaySearch;
  pay: (offer: string) => string;
}

const pictures: Record<RoomOffer['type'], Kind> = {
  single: 'room-single',
  double: 'room-double',
  twin: 'room-single',
  family: 'room-suite',
  suite: 'room-suite',
};

function view(h: Hotel, r: RoomOffer, from: string): RoomView {
  const cur = r.price?.currency;
  const feet = Math.round((r.size_m2 * 10.764) / 10) * 10;
  return {
    id: String(r.id),
    kind: pictures[r.type],
    seed: `${h.id}-${r.id}`,
    city: h.city,
    name: r.name,
    about: `${r.beds} · ${feet} sq ft · sleeps ${r.sleeps}`,
    facts: wordsOf(h.amenities)
      .filter((w) => w === 'wifi' || w === 'breakfast')
      .map(amenityOf),
    terms: r.terms && r.free ? termLine(r.terms, startOf(from, h.zone, h.check_in_from)) : [],
    total: money(r.price?.total_minor ?? 0, cur),
    unit: `total, ${money(r.per_night_minor, cur)} a night before tax`,
  };
}

function whyNot(r: RoomOffer, s: StaySearch): string {
  if (r.sleeps * s.rooms < s.guests)
    return `Sleeps ${r.sleeps}: too small for ${count(s.guests, 'guest')} in ${count(s.rooms, 'room')}.`;
  return 'Not free on all of these nights.';
}

export function StayRooms({ hotel, search: s, pay }: Props) {
  const rooms = hotel.rooms.toSorted(
    (a, b) =>
      Number(b.free) - Number(a.free) || (a.price?.total_minor ?? 0) - (b.price?.total_minor ?? 0),
  );
  return (
    <ul className="stack">
      {rooms.map((r) => (
        <li key={r.id}>
          <RoomRow
            room={view(hotel, r, s.from)}
            to={r.free && r.offer ? pay(r.offer) : null}
            why={whyNot(r, s)}
          />
        </li>
      ))}
    </ul>
  );
}
