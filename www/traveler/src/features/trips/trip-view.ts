// SPDX-License-Identifier: Apache-2.0
import type { BookingItem } from '@kayak/common/api/shapes';
import { clock, daysBetween } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import type { Kind } from '@kayak/common/art/draw';
import type { TripEvent } from '@kayak/common/ui/trip-timeline';
import { howMany } from '../../model/part-view.ts';
import { cancelFact } from '../../model/terms.ts';

/** Every night and day is an item of its own in the booking; people think in stays and rentals. */
export function merged(items: readonly BookingItem[]): BookingItem[] {
  const out: BookingItem[] = [];
  for (const item of items) {
    const before = out.find((x) => x.part === item.part && x.kind === item.kind);
    if (item.kind === 'flight' || !before) out.push({ ...item });
    else if (item.ends_at > before.ends_at) {
      before.ends_at = item.ends_at;
      before.ends_local = item.ends_local;
      before.ends_abbr = item.ends_abbr;
    }
  }
  return out;
}

/** Where the trip goes: where the first flight lands, else the city of the stay, else of the car. */
export function placeOf(items: readonly BookingItem[]): string {
  const flight = items.find((i) => i.kind === 'flight');
  const stay = items.find((i) => i.kind === 'room');
  if (flight?.to_place) return flight.to_place.replace(/\s*\b[A-Z]{3}$/, '');
  const place = stay?.from_place ?? items[0]?.from_place ?? '';
  return place.split(', ').at(-1) || (items[0]?.title ?? 'Trip');
}

export function pictureOf(items: readonly BookingItem[]): {
  kind: Kind;
  seed: string;
  city: string;
} {
  const city = placeOf(items);
  return { kind: 'skyline', seed: city, city };
}

function free(i: BookingItem): string | undefined {
  const f = cancelFact(i, { local: i.starts_local, zone: i.starts_abbr });
  return f.tone === 'ok' ? f.text : undefined;
}

/** "B6 590" of "B6 590 San Francisco SFO to New York JFK". */
function numberOf(i: BookingItem): string {
  return /^[A-Z0-9]{2} \d+/.exec(i.title)?.[0] ?? i.title;
}

function flight(i: BookingItem, key: string): TripEvent[] {
  const minutes = Math.round((Date.parse(i.ends_at) - Date.parse(i.starts_at)) / 60_000);
  return [
    {
      key: `${key}-leave`,
      day: i.starts_local.slice(0, 10),
      time: clock(i.starts_local),
      zone: i.starts_abbr,
      icon: 'plane',
      title: `Leave ${i.from_place ?? ''}`,
      fact: `${numberOf(i)} · ${i.detail} · ${howMany(i)}`,
      good: free(i),
    },
    {
      key: `${key}-land`,
      day: i.ends_local.slice(0, 10),
      time: clock(i.ends_local),
      zone: i.ends_abbr,
      icon: 'pin',
      title: `Land in ${i.to_place ?? ''}`,
      fact: `${Math.floor(minutes / 60)}h ${minutes % 60}m on the way`,
    },
  ];
}

function stretch(i: BookingItem, key: string): TripEvent[] {
  const room = i.kind === 'room';
  const n = daysBetween(i.starts_local, i.ends_local);
  const length = room ? count(n, 'night') : count(n, 'day');
  return [
    {
      key: `${key}-in`,
      day: i.starts_local.slice(0, 10),
      time: `from ${clock(i.starts_local).replace(':00', '')}`,
      zone: i.starts_abbr,
      icon: room ? 'bed' : 'car',
      title: room ? `Check in at ${i.title}` : `Pick up ${i.title}`,
      fact: `${i.detail} · ${length} · ${howMany(i)}`,
      good: free(i),
    },
    {
      key: `${key}-out`,
      day: i.ends_local.slice(0, 10),
      time: `by ${clock(i.ends_local).replace(':00', '')}`,
      zone: i.ends_abbr,
      icon: room ? 'bed' : 'car',
      title: room ? 'Check out' : 'Return the car',
      fact: i.title,
    },
  ];
}

/** The whole trip in the order in which it happens. */
export function eventsOf(items: readonly BookingItem[]): TripEvent[] {
  const all = merged(items).flatMap((i, n) => {
    const events = i.kind === 'flight' ? flight(i, String(n)) : stretch(i, String(n));
    return events.map((e, k) => ({ e, at: k === 0 ? i.starts_at : i.ends_at }));
  });
  return all.sort((a, b) => a.at.localeCompare(b.at)).map((x) => x.e);
}
