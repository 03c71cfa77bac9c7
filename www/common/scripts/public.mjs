// SPDX-License-Identifier: Apache-2.0
// Fills a site's public/ folder, which is not kept: what both sites share, and the pictures that a page
// needs before any script runs (the home page's, by day and by night).
// node public.mjs OUTDIR [--heroes]
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { scene } from '../src/art/scene.js';

const [out, heroes] = process.argv.slice(2);
cpSync(new URL('../public', import.meta.url), out, { recursive: true });
if (heroes) {
  mkdirSync(`${out}/art`, { recursive: true });
  for (const palette of ['morning', 'night']) {
    const svg = scene({ kind: 'hero', seed: 'lake-2', city: '', palette });
    writeFileSync(`${out}/art/hero-lake-${palette}.svg`, svg);
  }
}
