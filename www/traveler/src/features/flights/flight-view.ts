// SPDX-License-Identifier: Apache-2.0
// From what the API says to what a fare card shows.
import type { Itinerary, Leg } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { list } from '@kayak/common/text/words';
import type { FareView } from '@kayak/common/ui/fare-card';
import type { LegView, Stop } from '@kayak/common/ui/route-line';
import { fareFacts } from '../../model/terms.ts';

export function legView(leg: Leg): LegView | null {
  const first = leg.segments[0];
  const last = leg.segments.at(-1);
  if (!first || !last) return null;
  return {
    airline: first.airline,
    airlineName: first.airline_name,
    from: first.from,
    to: last.to,
    departs: first.departs_local,
    departsZone: first.departs_abbr,
    arrives: last.arrives_local,
    arrivesZone: last.arrives_abbr,
    minutes: leg.minutes,
    stops: stopsOf(leg),
  };
}

/** Each stop at its share of the whole time, waiting included. */
function stopsOf(leg: Leg): Stop[] {
  let passed = 0;
  return leg.segments.slice(0, -1).map((s, k) => {
    const next = leg.segments[k + 1] ?? s;
    const wait = (Date.parse(next.departs_at) - Date.parse(s.arrives_at)) / 60_000;
    passed += s.minutes;
    const at = ((passed + wait / 2) / leg.minutes) * 100;
    passed += wait;
    return { at, place: s.to, minutes: wait };
  });
}

function redEyeOf(it: Itinerary): string | undefined {
  const which = it.legs.map((l) => l.red_eye);
  if (!which.some(Boolean)) return undefined;
  if (it.legs.length === 1 || which.every(Boolean)) return 'Red-eye';
  return which[0] ? 'Red-eye out' : 'Red-eye back';
}

export function fareView(it: Itinerary, passengers: number, best: boolean): FareView {
  const segments = it.legs.flatMap((l) => l.segments);
  const cur = it.price.currency;
  return {
    id: it.id,
    airlines: list([...new Set(segments.map((s) => s.airline_name))]),
    numbers: segments.map((s) => s.designator.replace(/^(..)/, '$1 ')).join(' · '),
    tag: best ? 'Best' : undefined,
    redEye: redEyeOf(it),
    legs: it.legs.map(legView).filter((l) => l !== null),
    total: money(it.price.total_minor, cur),
    covers: passengers === 1 ? 'total, taxes included' : `total for ${passengers}, taxes included`,
    each:
      passengers === 1
        ? `${money(it.per_person_minor, cur)} before tax`
        : `${money(it.per_person_minor, cur)} each before tax`,
    fare: it.terms.name,
    facts: fareFacts(it.terms),
  };
}
