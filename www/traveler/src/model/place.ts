// SPDX-License-Identifier: Apache-2.0
import type { PlaceFound } from '@kayak/common/api/shapes';
import type { Place } from '@kayak/common/ui/place-cell';

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

/** What a place is called in a search: a city by its name, an airport by its city and code. */
export function placeOf(p: PlaceFound): Place {
  const where = p.state ?? regions.of(p.country) ?? p.country;
  return {
    key: p.code,
    name: p.kind === 'city' ? p.city : `${p.city} ${p.code}`,
    detail: p.kind === 'city' ? `All airports, ${where}` : `${p.name}, ${where}`,
    code: p.code,
  };
}

/** The same for a city that is searched for stays and cars. */
export function cityOf(p: PlaceFound): Place {
  return { ...placeOf(p), detail: p.state ?? regions.of(p.country) ?? p.country };
}
