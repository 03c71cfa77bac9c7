// SPDX-License-Identifier: Apache-2.0
export type Kind =
  | 'skyline'
  | 'beach'
  | 'mountains'
  | 'desert'
  | 'lakes'
  | 'hotel'
  | 'room-single'
  | 'room-double'
  | 'room-suite'
  | 'lobby'
  | 'pool'
  | 'car-suv'
  | 'car-sedan'
  | 'car-compact'
  | 'car-van'
  | 'car-convertible'
  | 'tail'
  | 'hero';
export type Light = 'day' | 'morning' | 'golden' | 'dusk' | 'night';
export interface Wanted {
  kind: Kind;
  seed: string | number;
  city?: string | undefined;
  palette?: Light | undefined;
}
/** One SVG of 800 x 500 (tail 96 x 96, hero 1600 x 640), the same for the same input. */
export function scene(wanted: Wanted): string;
export const kinds: Kind[];
export const lights: Light[];
