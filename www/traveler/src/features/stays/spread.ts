// SPDX-License-Identifier: Apache-2.0
// Pins that would cover each other are moved apart, as little as it takes, and stay inside the map.
export interface Spot {
  x: number;
  y: number;
}

export interface Box {
  width: number;
  height: number;
}

const rounds = 120;
/** A street full of pins needs both ways out. */
const patience = 20;

/** Half of what two spots overlap by, up and down or else sideways; null when they do not. */
function push(a: Spot, b: Spot, pin: Box, sideways: boolean): Spot | null {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const ox = pin.width - Math.abs(dx);
  const oy = pin.height - Math.abs(dy);
  if (ox <= 0 || oy <= 0) return null;
  if (!sideways && oy <= ox) return { x: 0, y: ((dy < 0 ? -1 : 1) * oy) / 2 };
  return { x: ((dx < 0 ? -1 : 1) * ox) / 2, y: 0 };
}

const within = (v: number, most: number) => Math.min(Math.max(v, 0), most);

/** Where the pins stand on a map of this size; the spots are where they should. */
export function spread(spots: readonly Spot[], map: Box, pin: Box): Spot[] {
  const out = spots.map((s) => ({ x: within(s.x, map.width), y: within(s.y, map.height) }));
  for (let n = 0; n < rounds; n++) {
    let moved = false;
    for (const [i, a] of out.entries()) {
      for (const b of out.slice(i + 1)) {
        const p = push(a, b, pin, n > patience && n % 2 === 0);
        if (!p) continue;
        moved = true;
        a.x = within(a.x - p.x, map.width);
        a.y = within(a.y - p.y, map.height);
        b.x = within(b.x + p.x, map.width);
        b.y = within(b.y + p.y, map.height);
      }
    }
    if (!moved) break;
  }
  return out;
}
