// SPDX-License-Identifier: Apache-2.0
// From what the API says to what a fare card shows.
import type { FlightItem, Itinerary } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { daysBetween } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import type { Fact, FareView } from '@kayak/common/ui/fare-card';
import type { LegView, Stop } from '@kayak/common/ui/route-line';

export function legView(leg: Itinerary): LegView | null {
  const first = leg.segments[0];
  const last = leg.segments.at(-1);
  if (!first || !last) return null;
  const stops: Stop[] = [];
  let flown = 0;
  leg.segments.forEach((s, k) => {
    const next = leg.segments[k + 1];
    flown += s.duration_min;
    if (!next) return;
    const wait = (Date.parse(next.departs_at) - Date.parse(s.arrives_at)) / 60_000;
    stops.push({ at: ((flown + wait / 2) / leg.duration_min) * 100, place: s.to, minutes: wait });
    flown += wait;
  });
  return {
    airline: first.airline,
    airlineName: first.airline_name,
    from: first.from,
    to: last.to,
    departs: first.departs_local,
    departsZone: first.departs_abbr,
    arrives: last.arrives_local,
    arrivesZone: last.arrives_abbr,
    minutes: leg.duration_min,
    stops,
  };
}

/** In the air between midnight and five, by the clock of the place it left. */
export function isRedEye(leg: LegView): boolean {
  const hour = Number(leg.departs.slice(11, 13));
  return (hour >= 21 && daysBetween(leg.departs, leg.arrives) > 0) || hour < 4;
}
export { count, money };
export type { Fact, FareView, FlightItem };
