// SPDX-License-Identifier: Apache-2.0
import { facetsOf, type FacetGroup } from '@kayak/common/api/shapes';

export interface PriceRange {
  min: number;
  max: number;
  step: number;
  /** How many results fall into each part of the range, when that is told. */
  bars: number[] | undefined;
}

/** The ends of a price filter, from whatever totals the facets name; null when they name none. */
export function priceRange(
  groups: readonly FacetGroup[] | undefined,
  most: number | null,
): PriceRange | null {
  const told = facetsOf(groups, 'price');
  const lowest = (groups ?? []).flatMap((g) => g.items.map((i) => i.from_minor));
  const ends = told.flatMap((f) => (f.value.match(/\d+/g) ?? []).map(Number));
  const all = [...lowest, ...ends, ...(most !== null ? [most] : [])].filter((n) => n > 0);
  if (all.length === 0) return null;
  const min = Math.min(...all);
  const max = Math.max(...all);
  if (max <= min) return null;
  const step = Math.max(100, Math.ceil((max - min) / 40 / 100) * 100);
  const floor = Math.floor(min / step) * step;
  return {
    min: floor,
    max: floor + Math.ceil((max - floor) / step) * step,
    step,
    bars: told.length > 1 ? told.map((f) => f.count) : undefined,
  };
}
