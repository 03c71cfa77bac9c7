// SPDX-License-Identifier: Apache-2.0
import type { FacetGroup } from '@kayak/common/api/shapes';

export interface PriceRange {
  min: number;
  /** The upper end: there it means "any". */
  max: number;
  step: number;
}

/** The ends of a price filter, from the lowest totals that the facets name; null when they name none. */
export function priceRange(
  groups: readonly FacetGroup[] | undefined,
  most: number | null,
): PriceRange | null {
  const lows = (groups ?? []).flatMap((g) => g.items.map((i) => i.from_minor)).filter((n) => n > 0);
  if (lows.length === 0) return null;
  const low = Math.min(...lows);
  const high = Math.max(Math.max(...lows) * 2.5, most ?? 0);
  const step = Math.max(500, Math.ceil((high - low) / 50 / 500) * 500);
  const min = Math.floor(low / step) * step;
  return { min, max: min + Math.ceil((high - min) / step) * step, step };
}
