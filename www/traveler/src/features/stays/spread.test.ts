// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { spread, type Spot } from './spread.ts';

const map = { width: 500, height: 800 };
const pin = { width: 80, height: 40 };

function overlaps(spots: Spot[]): number {
  let n = 0;
  spots.forEach((a, i) =>
    spots.slice(i + 1).forEach((b) => {
      const clear = Math.abs(a.x - b.x) > pin.width - 1 || Math.abs(a.y - b.y) > pin.height - 1;
      if (!clear) n++;
    }),
  );
  return n;
}

it('twenty pins in one street come apart and stay on the map', () => {
  const street = Array.from({ length: 20 }, (_, k) => ({ x: 250 + (k % 3) * 6, y: 380 + k * 4 }));
  expect(overlaps(street)).toBeGreaterThan(50);
  const out = spread(street, map, pin);
  expect(overlaps(out)).toBe(0);
  for (const s of out) {
    expect(s.x >= 0 && s.x <= 500 && s.y >= 0 && s.y <= 800).toBe(true);
  }
});

it('pins that stand apart stay where they are', () => {
  const apart = [
    { x: 10, y: 10 },
    { x: 300, y: 500 },
  ];
  expect(spread(apart, map, pin)).toEqual(apart);
});
