// SPDX-License-Identifier: Apache-2.0
// Reads tokens.css, the only source of colors, and writes what needs both schemes apart:
// tokens.gen.css (custom properties by data-theme) and palettes.gen.ts (the MUI theme's values).
import { readFileSync, writeFileSync } from 'node:fs';

const dir = new URL('../src/theme/', import.meta.url);
const pair = /light-dark\(((?:[^()]|\([^()]*\))*?),\s*((?:[^()]|\([^()]*\))*?)\)/g;
const note = 'Made by common/scripts/palettes.mjs from tokens.css. Do not edit.';

/** A value with every light-dark() replaced by its first (0) or second (1) part. */
export function one(value, scheme) {
  return value.replace(pair, (_, light, dark) => (scheme === 0 ? light : dark).trim());
}

/** The custom properties of the first :root block, in their order. */
export function tokens(css) {
  const body = css.slice(css.indexOf('{') + 1, css.indexOf('\n}'));
  const plain = body.replace(/\/\*[^*]*\*\//g, '');
  return [...plain.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2].trim()]);
}

export function genCss(css) {
  const all = tokens(css);
  const two = all.filter(([, v]) => one(v, 0) !== one(v, 1));
  const lines = (list, k) => list.map(([n, v]) => `  --${n}: ${one(v, k)};`).join('\n');
  const rest = css.slice(css.indexOf('/* density: compact'));
  return `/* ${note} */
:root {
  color-scheme: light;
${lines(all, 0)}
}
[data-theme='dark'] {
  color-scheme: dark;
${lines(two, 1)}
}
${rest}`;
}

export function genTs(css) {
  const two = tokens(css).filter(([, v]) => /^light-dark\(#/.test(v));
  const block = (k) => two.map(([n, v]) => `    '${n}': '${one(v, k)}',`).join('\n');
  return `// SPDX-License-Identifier: Apache-2.0
// ${note}
export const palettes = {
  light: {
${block(0)}
  },
  dark: {
${block(1)}
  },
} as const;
`;
}

const css = readFileSync(new URL('tokens.css', dir), 'utf8');
const out = [
  ['tokens.gen.css', genCss(css)],
  ['palettes.gen.ts', genTs(css)],
];
if (process.argv[2] === '--check') {
  const old = out.filter(([f, text]) => readFileSync(new URL(f, dir), 'utf8') !== text);
  for (const [f] of old) console.error(`${f} is older than tokens.css: run npm run palettes`);
  process.exit(old.length ? 1 : 0);
}
for (const [f, text] of out) writeFileSync(new URL(f, dir), text);
