// SPDX-License-Identifier: Apache-2.0
// Pictures as data: addresses, drawn in the page by the lazily loaded scene.js. Nothing is fetched for
// a picture, and a listing has one as soon as it has an id.
import type { Kind, Light, Wanted } from './scene.d.ts';

export type { Kind, Light };

const most = 300;
const drawn = new Map<string, string>();
let scenes: Promise<{ scene: (w: Wanted) => string }> | null = null;

function keyOf(w: Wanted): string {
  return [w.kind, w.seed, w.city ?? '', w.palette ?? ''].join('|');
}

/** The picture when it was drawn before, else null. */
export function drawnBefore(w: Wanted): string | null {
  return drawn.get(keyOf(w)) ?? null;
}

/** The picture's address; the first call loads what draws. */
export async function draw(w: Wanted): Promise<string> {
  const key = keyOf(w);
  const known = drawn.get(key);
  if (known) return known;
  scenes ??= import('./scene.js');
  const { scene } = await scenes;
  const url = `data:image/svg+xml,${encodeURIComponent(scene(w))}`;
  if (drawn.size >= most) drawn.delete(drawn.keys().next().value ?? '');
  drawn.set(key, url);
  return url;
}
