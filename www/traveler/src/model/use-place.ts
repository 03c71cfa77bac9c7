// SPDX-License-Identifier: Apache-2.0
import { placesNamed, type PlaceUse } from '@kayak/common/api/queries/places';
import type { Place } from '@kayak/common/ui/place-cell';
import { useQuery } from '@tanstack/react-query';
import { cityOf, placeOf } from './place.ts';

/** The place of a code that stands in an address; null until it is known. */
export function usePlace(use: PlaceUse, code: string): Place | null {
  const found = useQuery({ ...placesNamed(code), enabled: code !== '' });
  const same = found.data?.items.filter((p) => p.code === code) ?? [];
  // a city and an airport may share a code: flights mean the city's airports then, as the API does
  const hit = same.find((p) => p.kind === 'city') ?? same[0];
  if (!hit) return null;
  return use === 'flights' ? placeOf(hit) : cityOf(hit);
}
