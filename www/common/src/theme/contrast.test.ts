// SPDX-License-Identifier: Apache-2.0
// Every pair of color roles that meets on a page: 4.5:1 for text, 3:1 for controls, in both schemes.
import { expect, it } from 'vitest';
import { palettes } from './palettes.gen.ts';

type Role = keyof (typeof palettes)['light'];
type Pair = readonly [Role, Role, number];

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const grounds = ['bg', 'surface', 'surface-2', 'raised'] as const;
const texts = [
  'text',
  'text-2',
  'text-3',
  'primary',
  'success',
  'warning',
  'danger',
  'deal',
] as const;
const marks = ['line-strong', 'accent-line', 'focus-out'] as const;
const soft = ['success', 'warning', 'danger', 'deal', 'primary'] as const;

const pairs: Pair[] = [
  ...grounds.flatMap((g) => texts.map((t) => [t, g, 4.5] as const)),
  ...grounds.flatMap((g) => marks.map((m) => [m, g, 3] as const)),
  ...soft.flatMap((k) => [
    [k, `${k}-soft` as Role, 4.5] as const,
    ['text', `${k}-soft` as Role, 4.5] as const,
    ['text-2', `${k}-soft` as Role, 4.5] as const,
  ]),
  ['on-primary', 'primary', 4.5],
  ['on-primary', 'primary-hover', 4.5],
  ['on-primary-soft', 'primary-soft', 4.5],
  ['on-danger', 'danger-fill', 4.5],
  ['text-inverse', 'text', 4.5],
  ['map-label', 'map-land', 4.5],
  ['map-label', 'map-water', 4.5],
  ['map-pin-text', 'map-pin', 4.5],
];

it.each(['light', 'dark'] as const)('%s: every pair is readable', (scheme) => {
  const c: Record<Role, string> = palettes[scheme];
  const bad = pairs.filter(([f, b, need]) => ratio(c[f], c[b]) < need);
  expect(bad).toEqual([]);
});
