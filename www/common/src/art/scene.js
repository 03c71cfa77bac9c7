// SPDX-License-Identifier: Apache-2.0
// Deterministic flat illustrations: scene({seed, kind, city, palette}) -> SVG string, below 12 KB each.
// Same input, same bytes. Its types are in scene.d.ts.
const W = 800, H = 500;

// ---- chance and colour -------------------------------------------------------------------
const hash = s => { let h = 2166136261; for (const c of String(s)) { h ^= c.codePointAt(0); h = Math.imul(h, 16777619); } return h >>> 0; };
const rng = seed => { let a = hash(seed); return () => { a = a + 0x6D2B79F5 | 0; let t = Math.imul(a ^ a >>> 15, 1 | a); t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t; return ((t ^ t >>> 14) >>> 0) / 4294967296; }; };
const rgb = h => [1, 3, 5].map(i => parseInt(h.slice(i, i + 2), 16));
const mix = (a, b, t) => { const x = rgb(a), y = rgb(b); return '#' + x.map((v, i) => Math.round(v + (y[i] - v) * t).toString(16).padStart(2, '0')).join(''); };
const n = v => v > 30 || v < -30 ? Math.round(v) : Math.round(v * 10) / 10; // short numbers, fine steps only where small

// ---- light: five times of day; cast tints every solid colour, amt says how much --------------
const LIGHT = {
  day: { sky: ['#86c5dc', '#bfe3ea', '#eef6ee'], sun: '#fffbe8', haze: '#d9ecee', cast: '#ffffff', amt: .04, glass: '#5e94a8', lit: '#d8f0f4', water: ['#7cc0cf', '#2f8b9f'] },
  morning: { sky: ['#9cc9dd', '#dfe8e6', '#fbeedd'], sun: '#fff4d2', haze: '#ecebe3', cast: '#fff1dc', amt: .1, glass: '#6d93a3', lit: '#fff2cf', water: ['#a9d1d6', '#4596a6'] },
  golden: { sky: ['#6fb0c2', '#f3d5a4', '#fbe7bd'], sun: '#fff3c9', haze: '#f2dcb4', cast: '#ffcf86', amt: .18, glass: '#7d7f86', lit: '#ffe6a3', water: ['#e9cf9d', '#3f8d9a'] },
  dusk: { sky: ['#3f4f86', '#b9789f', '#f8bd93'], sun: '#ffe0b5', haze: '#c98ea0', cast: '#5a4a86', amt: .32, glass: '#4b4675', lit: '#ffd88a', water: ['#e3a295', '#4d5a8c'] },
  night: { sky: ['#0e2340', '#214567', '#4d7c93'], sun: '#f6f2df', haze: '#3c6680', cast: '#17345a', amt: .52, glass: '#1a3350', lit: '#ffdc8c', water: ['#3a6b85', '#123350'] }
};

// ---- what a city looks like; anything unknown is chosen by its name ------------------------------
const CITY = {
  'new york': 'towers river bridge', 'miami': 'deco palms sea towers', 'miami beach': 'deco palms sea', 'san francisco': 'hills bridge bay victorian', 'los angeles': 'palms low hills',
  'chicago': 'towers lake', 'seattle': 'towers needle mountains bay', 'las vegas': 'desert towers wheel', 'boston': 'brick river dome', 'austin': 'low dome river', 'honolulu': 'palms sea hills towers',
  'new orleans': 'victorian river palms', 'denver': 'towers mountains', 'san diego': 'palms bay low', 'washington': 'dome river low', 'london': 'clock river wheel brick', 'paris': 'mansard river dome',
  'lisbon': 'pitched hills bridge bay', 'rome': 'dome pitched hills', 'barcelona': 'pitched spire sea', 'amsterdam': 'gables river', 'berlin': 'needle low river', 'tokyo': 'towers needle mountains',
  'kyoto': 'pagoda hills low', 'dubai': 'desert towers spire sea', 'istanbul': 'dome spire bay hills', 'mexico city': 'pitched mountains dome', 'cancun': 'sea palms low', 'reykjavik': 'gables bay mountains spire',
  'santorini': 'white sea dome hills', 'marrakesh': 'desert low spire palms', 'phoenix': 'desert low mountains', 'vancouver': 'towers mountains bay', 'queenstown': 'mountains lake low'
};
const traits = city => {
  const c = String(city || '').toLowerCase(); if (CITY[c]) return CITY[c];
  const r = rng('city' + c), p = a => a[r() * a.length | 0];
  return [p(['towers', 'low', 'pitched', 'brick', 'gables']), p(['river', 'bay', 'hills', 'lake', 'mountains']), p(['palms', 'spire', 'dome', 'bridge', 'trees', 'trees'])].join(' ');
};
const WALLS = {
  deco: ['#f6d9cf', '#cfe6df', '#f7ecd2', '#f0c8c0', '#d5e2ee', '#fbf6ea'], pitched: ['#f6e6c8', '#f1cfb1', '#f8f0e0', '#e9b897', '#dfe4e0'], brick: ['#b8694f', '#a6584a', '#c98a6b', '#d8c3ae', '#8f5a50'],
  gables: ['#a2584a', '#d9c7ad', '#5d6f78', '#c47f55', '#eee3d0'], mansard: ['#efe6d4', '#e5d8c1', '#f4eee2', '#dccdb4'], victorian: ['#e8c9b8', '#b9cfd2', '#f0e2c3', '#c9b6cc', '#bcd0b4'], white: ['#fdfbf5', '#f4f3ee', '#fbf1e6', '#f7f7f4'],
  towers: ['#b9cdd6', '#8fb0bf', '#d8dfe0', '#6e93a5', '#e8e2d6', '#a3b8bd'], low: ['#eadfca', '#d9c6ab', '#c9d3cc', '#f1e6d8', '#d6b79b'], desert: ['#e5c59c', '#d7a97c', '#f0d9b5', '#c98f69', '#ead2ba'], pagoda: ['#e9dcc6', '#cdb79a', '#a9574a', '#efe8da']
};

// ---- the drawing kit ---------------------------------------------------------------------------
function kit(seed, palette, vw, vh) {
  const r = rng(seed), id = 'a' + hash(seed).toString(36), k = { r, out: [], defs: [], ids: 0, w: vw, h: vh };
  const names = ['day', 'day', 'morning', 'morning', 'golden', 'golden', 'dusk'];
  const pick0 = names[r() * names.length | 0];
  k.time = LIGHT[palette] ? palette : pick0; k.P = LIGHT[k.time];
  k.f = (a, b) => a + r() * (b - a); k.i = (a, b) => Math.floor(k.f(a, b + 1)); k.pick = a => a[r() * a.length | 0]; k.maybe = p => r() < p;
  k.t = c => mix(c, k.P.cast, k.P.amt);                       // tint by the light
  k.far = (c, d) => mix(k.t(c), k.P.haze, d);                 // tint by distance, d = 0 near .. 1 far
  k.add = s => { k.out.push(s); };
  k.path = (d, c, o) => { // neighbours of one flat colour become one path
    const key = c + '|' + o, last = k.out[k.out.length - 1];
    if (c[0] === '#' && last && last.key === key) last.d += d; else k.out.push({ d, c, o, key });
  };
  k.box = (x, y, w, h) => `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`;
  k.rect = (x, y, w, h, c, rx, o) => rx ? k.add(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${c}" rx="${n(rx)}"${o != null ? ` opacity="${o}"` : ''}/>`) : k.path(k.box(x, y, w, h), c, o);
  k.body = () => k.out.map(e => typeof e === 'string' ? e : `<path d="${e.d}" fill="${e.c}"${e.o != null ? ` opacity="${e.o}"` : ''}/>`).join('');
  k.line = (d, c, w, o) => k.add(`<path d="${d}" fill="none" stroke="${c}" stroke-width="${w}" stroke-linecap="round" stroke-linejoin="round"${o != null ? ` opacity="${o}"` : ''}/>`);
  k.circ = (x, y, q, c, o) => k.add(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(q)}" fill="${c}"${o != null ? ` opacity="${o}"` : ''}/>`);
  k.ell = (x, y, a, b, c, o) => k.add(`<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(a)}" ry="${n(b)}" fill="${c}"${o != null ? ` opacity="${o}"` : ''}/>`);
  k.id = () => id + (k.ids++).toString(36);
  k.grad = (cs, dir) => { const g = k.id(); k.defs.push(`<linearGradient id="${g}" ${dir || 'x1="0" y1="0" x2="0" y2="1"'}>${cs.map((c, i) => `<stop offset="${n(i / (cs.length - 1))}" stop-color="${c}"/>`).join('')}</linearGradient>`); return `url(#${g})`; };
  k.pattern = (w, h, inner, x, y) => { const g = k.id(); k.defs.push(`<pattern id="${g}" width="${n(w)}" height="${n(h)}" x="${n(x || 0)}" y="${n(y || 0)}" patternUnits="userSpaceOnUse">${inner}</pattern>`); return `url(#${g})`; };
  k.group = (fn, attr) => { const keep = k.out; k.out = []; fn(); const body = k.body(); k.out = keep; k.add(`<g${attr ? ' ' + attr : ''}>${body}</g>`); };
  return k;
}

// ---- nature --------------------------------------------------------------------------------------
function sky(k, horizon, opt) {
  const o = opt || {}, P = k.P;
  k.rect(0, 0, k.w, horizon + 2, k.grad(P.sky));
  if (k.time === 'night') for (const q of [1.6, 2.4, 3.4]) { let d = ''; for (let i = 0; i < 11; i++) d += `M${n(k.f(0, k.w))} ${n(k.f(0, horizon * .7))}h0`; k.line(d, '#fff', q, .7); }
  const low = k.time === 'golden' || k.time === 'dusk';
  k.sx = o.sx || k.f(k.w * .16, k.w * .84); k.sy = horizon * (o.sy || (low ? k.f(.5, .68) : k.f(.2, .36)));
  const q = o.q || (low ? k.f(34, 50) : k.f(24, 34));
  k.circ(k.sx, k.sy, q * 3.6, P.sun, .13); k.circ(k.sx, k.sy, q * 2.1, P.sun, .2); if (k.time !== 'night') k.circ(k.sx, k.sy, q, P.sun, .96);
  else k.path(`M${n(k.sx + q * .3)} ${n(k.sy - q * .95)}A${n(q)} ${n(q)} 0 1 0 ${n(k.sx + q * .3)} ${n(k.sy + q * .95)}A${n(q)} ${n(q)} 0 0 1 ${n(k.sx + q * .3)} ${n(k.sy - q * .95)}z`, P.sun, .96); // crescent
  for (let i = 0, m = o.clouds != null ? o.clouds : k.i(2, 4); i < m; i++) cloud(k, k.f(-20, k.w - 120), k.f(horizon * .1, horizon * .56), k.f(.6, 1.25));
}
function cloud(k, x, y, s) {
  const c = mix(k.P.sky[2], '#ffffff', k.time === 'night' ? 0 : .55), o = k.time === 'night' ? .14 : .62;
  const w = k.f(110, 190) * s, h = 15 * s;
  k.path(`M${n(x)} ${n(y)}h${n(w)}a${n(h / 2)} ${n(h / 2)} 0 0 0 0 ${n(-h)}h${n(-w * .18)}a${n(h * 1.05)} ${n(h * 1.05)} 0 0 0 ${n(-h * 1.7)} ${n(-h * .62)}a${n(h * 1.5)} ${n(h * 1.5)} 0 0 0 ${n(-h * 2.7)} ${n(h * .1)}h${n(-w * .2)}a${n(h * .76)} ${n(h * .76)} 0 0 0 0 ${n(h * 1.52)}z`, c, o);
}
function ridgeLine(k, y, amp, m) { const p = []; for (let i = 0; i <= m; i++) p.push([k.w * i / m, y + (k.r() - .5) * 2 * amp]); return p; }
function ridge(k, y, amp, m, c, o) { // soft hill, closed at the bottom
  const p = ridgeLine(k, y, amp, m); let d = `M-4 ${k.h + 4}V${n(p[0][1])}`;
  for (let i = 1; i < p.length; i++) { const a = p[i - 1], b = p[i]; d += `C${n(a[0] + (b[0] - a[0]) * .45)} ${n(a[1])} ${n(a[0] + (b[0] - a[0]) * .55)} ${n(b[1])} ${n(b[0])} ${n(b[1])}`; }
  k.path(d + `L${k.w + 4} ${n(p[m][1])}V${k.h + 4}z`, c, o); return p;
}
function peak(k, x, y, w, base, c, snow) {
  const h = base - y, dark = mix(c, k.time === 'night' ? '#06182e' : '#2a4458', .22), rw = w * k.f(.8, 1.1);
  k.path(`M${n(x - w)} ${n(base)}L${n(x - w * .52)} ${n(y + h * .56)}L${n(x - w * .38)} ${n(y + h * .5)}L${n(x)} ${n(y)}L${n(x + rw * .34)} ${n(y + h * .4)}L${n(x + rw * .5)} ${n(y + h * .46)}L${n(x + rw)} ${n(base)}z`, c);
  k.path(`M${n(x)} ${n(y)}L${n(x + rw * .34)} ${n(y + h * .4)}L${n(x + rw * .5)} ${n(y + h * .46)}L${n(x + rw)} ${n(base)}H${n(x + w * .1)}L${n(x - w * .12)} ${n(y + h * .66)}L${n(x + w * .1)} ${n(y + h * .42)}L${n(x - w * .05)} ${n(y + h * .2)}z`, dark, .75);
  if (snow) {
    const s = h * .26, wl = w * .2, wr = rw * .22;
    k.path(`M${n(x)} ${n(y)}L${n(x - wl)} ${n(y + s)}l${n(wl * .4)} ${n(-s * .18)}l${n(wl * .3)} ${n(s * .34)}l${n(wl * .34)} ${n(-s * .42)}l${n(wr * .3)} ${n(s * .3)}L${n(x + wr)} ${n(y + s)}z`, k.far('#ffffff', .12));
    k.path(`M${n(x)} ${n(y)}L${n(x + wr)} ${n(y + s)}l${n(-wr * .62)} ${n(-s * .12)}l${n(-wr * .46)} ${n(-s * .5)}z`, k.far('#c3d6e2', .1));
  }
}
function range(k, base, hi, m, c, snow) { for (let i = 0; i < m; i++) { const x = k.w * (i + .5) / m + k.f(-50, 50), w = k.w / m * k.f(.75, 1.15); peak(k, x, base - hi * k.f(.55, 1), w, base, mix(c, k.P.haze, k.f(0, .14)), snow); } }
function water(k, y, y2) {
  const bottom = y2 || k.h; k.rect(0, y, k.w, bottom - y, k.grad(k.P.water));
  const c = mix(k.P.sun, '#ffffff', .3);
  for (let j = 0; j < 3; j++) { let d = ''; for (let i = 0; i < 5; i++) { const t = (j * 5 + i) / 15, yy = y + 5 + (bottom - y) * t * t, w = k.f(16, 70) * (.6 + t), x = k.sx - w / 2 + k.f(-26, 26) * (1 + t * 2); d += `M${n(x)} ${n(yy)}h${n(w)}`; } k.line(d, c, 2.2 + j, n(.52 - j * .13)); }
  let d = ''; for (let i = 0; i < 12; i++) d += `M${n(k.f(-20, k.w))} ${n(y + 6 + (bottom - y) * k.r())}h${n(k.f(20, 90))}`; k.line(d, '#fff', 2, .16);
}
function palm(k, x, y, h, d) {
  const lean = k.f(-.22, .22) * h, tx = x + lean, ty = y - h, q = h * .36, tr = k.far('#8a6a4f', d || 0), a = k.far('#2f7a5c', d || 0), b = k.far('#3f9a6c', d || 0), w = Math.max(2.4, h * .034);
  k.line(`M${n(x)} ${n(y)}Q${n(x + lean * .1)} ${n(y - h * .55)} ${n(tx)} ${n(ty)}`, tr, n(w));
  const fr = ['', '']; [[-1, .46], [-.98, -.04], [-.62, -.44], [.08, -.6], [.66, -.42], [1, 0], [.96, .5]].forEach(([u, v], i) => {
    const ex = tx + u * q, ey = ty + v * q, mx = tx + u * q * .55, my = ty + v * q * .42 - q * .3;
    fr[i % 2] += `M${n(tx)} ${n(ty)}Q${n(mx)} ${n(my)} ${n(ex)} ${n(ey)}Q${n(mx + u * 2)} ${n(my + q * .26)} ${n(tx)} ${n(ty)}z`;
  });
  k.path(fr[1], a); k.path(fr[0], b);
  k.circ(tx, ty + 1, w * .9, tr);
}
function pine(k, x, y, h, c) {
  const w = h * .34; let d = '', e = ''; x = Math.round(x);
  for (let i = 0; i < 3; i++) { const t = Math.round(y - h * (.12 + i * .25)), q = Math.round(w * (1 - i * .24)), u = Math.round(h * .42); d += `M${x - q} ${t}l${q} ${-u}l${q} ${u}z`; e += `M${x} ${t}v${-u}l${q} ${u}z`; }
  if (h > 50) k.rect(x - h * .03, y - h * .13, h * .06, h * .13, k.t('#6d5240')); k.path(d, c); k.path(e, '#04202a', .14);
}
function tree(k, x, y, q, c) { k.rect(x - q * .09, y - q * .9, q * .18, q * .95, k.t('#7a5b45'), 1); k.circ(x, y - q * 1.5, q, c); k.path(`M${n(x)} ${n(y - q * 2.5)}a${n(q)} ${n(q)} 0 0 1 0 ${n(q * 2)}a${n(q * 1.3)} ${n(q * 1.3)} 0 0 0 0 ${n(-q * 2)}z`, '#08302c', .13); }
function bush(k, x, y, q, c) { k.path(`M${n(x - q)} ${n(y)}a${n(q * .5)} ${n(q * .5)} 0 0 1 ${n(q * .5)} ${n(-q * .5)}a${n(q * .55)} ${n(q * .55)} 0 0 1 ${n(q)} ${n(-q * .1)}a${n(q * .42)} ${n(q * .42)} 0 0 1 ${n(q * .6)} ${n(q * .6)}z`, c); }
function cactus(k, x, y, h, c) { const w = h * .16; k.line(`M${n(x)} ${n(y)}V${n(y - h)}M${n(x)} ${n(y - h * .35)}h${n(-h * .24)}v${n(-h * .28)}M${n(x)} ${n(y - h * .5)}h${n(h * .22)}v${n(-h * .24)}`, c, n(w)); }
function sail(k, x, y, s) { k.path(`M${n(x)} ${n(y)}h${n(s * .9)}l${n(-s * .16)} ${n(s * .18)}h${n(-s * .58)}z`, k.t('#7b4b3a')); k.path(`M${n(x + s * .42)} ${n(y - s * 1.05)}V${n(y - 2)}H${n(x + s * .9)}z`, k.t('#ffffff')); k.path(`M${n(x + s * .36)} ${n(y - s * .9)}V${n(y - 2)}H${n(x + s * .04)}z`, k.far('#f3b33d', .1)); }

// ---- buildings ------------------------------------------------------------------------------------
function windows(k, x, y, w, h, cw, ch, acc) { // window cells lie on one grid, so a whole row of houses shares a path
  const x0 = Math.ceil(x / cw) * cw, y0 = Math.ceil(y / ch) * ch, ww = Math.floor((x + w - x0) / cw) * cw, hh = Math.floor((y + h - y0) / ch) * ch; if (ww < cw || hh < ch) return [0, 0, 0, 0];
  const key = cw + ' ' + ch; acc.win[key] = (acc.win[key] || '') + `M${x0} ${y0}h${ww}v${hh}h${-ww}z`; return [x0, y0, ww / cw, hh / ch];
}
function block(k, x, base, w, h, wall, d, style, acc) { // one house; shade, light and roofs are collected for the whole row
  x = Math.round(x); w = Math.round(w); h = Math.round(h); const c = k.far(wall, d), y = base - h, tall = style === 'towers';
  acc.wall[c] = (acc.wall[c] || '') + k.box(x, y, w, h); acc.side += `M${n(x + w * .7)} ${y}H${x + w}V${base}H${n(x + w * .7)}z`;
  const cw = tall ? k.pick([9, 11, 13]) : 17, ch = tall ? k.pick([11, 14]) : 24, wx = x + 4, wy = y + 6, ww = w - 8, wh = h - 10; let cells = [0, 0, 0, 0];
  if (tall && k.maybe(.35)) for (let i = 0; i < 4; i++) acc.fin += `M${n(x + w * (.1 + i * .22))} ${y + 8}h${n(w * .09)}v${h - 10}h${n(-w * .09)}z`;
  else cells = windows(k, wx, wy, ww, wh, cw, ch, acc);
  if (k.time === 'dusk' || k.time === 'night') for (let i = 0, j = 0, m = cells[2] * cells[3]; i < m && j < 5; i++) if (k.maybe(.16)) { j++; acc.lit += k.box(cells[0] + (i % cells[2]) * cw + cw * .28, cells[1] + Math.floor(i / cells[2]) * ch + ch * .26, cw * .44, ch * .48); }
  if (style === 'pitched' || style === 'victorian' || style === 'brick') { const q = Math.round(w * .34); acc.roof += `M${x - 4} ${y}L${x + w / 2} ${y - q}L${x + w + 4} ${y}z`; acc.side += `M${x + w / 2} ${y - q}L${x + w + 4} ${y}H${n(x + w * .7)}z`; }
  else if (style === 'gables') { const q = Math.round(w / 6); acc.wall[c] += `M${x} ${y}v${-q}h${q}v${-q}h${q}v${-q}h${q * 2}v${q}h${q}v${q}h${w - q * 5}v${q}z`; acc.fin += k.box(x + w / 2 - q * .4, y - q * 2, q * .8, q * 1.2); }
  else if (style === 'mansard') acc.roof += `M${x - 3} ${y}l8 ${n(-w * .24)}h${w - 10}l8 ${n(w * .24)}z`;
  else if (style === 'deco') acc.roof += `M${n(x + w * .36)} ${n(y - h * .1)}h${n(w * .1)}v${n(-h * .07)}h${n(w * .08)}v${n(h * .07)}h${n(w * .1)}V${y}H${x + w + 3}v5H${x - 3}v-5H${n(x + w * .36)}z`;
  else if (tall) { if (k.maybe(.4)) acc.fin += `M${n(x + w * .25)} ${y - 12}h${n(w * .5)}V${y}h${n(-w * .5)}z`; if (k.maybe(.3)) acc.fin += `M${n(x + w / 2)} ${y - 36}h2V${y}h-2z`; }
  else acc.roof += `M${x - 3} ${y - 4}h${w + 6}v6h${-w - 6}z`;
}
function landmark(k, t, base, d) {
  const c = k.far('#e9e2d2', d), s = k.far('#8fa6ad', d), x = k.f(k.w * .28, k.w * .72);
  if (/needle/.test(t)) { k.path(`M${n(x - 16)} ${base}L${n(x - 3)} ${base - 210}h6L${n(x + 16)} ${base}h-7L${n(x)} ${base - 90}L${n(x - 9)} ${base}z`, k.far('#d06a4a', d)); k.path(`M${n(x - 26)} ${base - 208}q26 -16 52 0l-9 13h-34z`, c); k.rect(x - 1.5, base - 262, 3, 52, c); }
  else if (/clock/.test(t)) { k.rect(x - 17, base - 205, 34, 205, k.far('#d9bf93', d)); k.rect(x + 5, base - 205, 12, 205, '#4b3b2a', 0, .18); k.path(`M${n(x - 20)} ${base - 205}l20 -62l20 62z`, k.far('#587177', d)); k.circ(x, base - 180, 12, '#fff8e4'); k.line(`M${n(x)} ${base - 187}v7h5`, '#3c4f55', 1.6); }
  else if (/spire/.test(t)) { for (const q of [-26, 0, 26]) { const hh = q ? 150 : 205; k.path(`M${n(x + q - 13)} ${base}V${base - hh * .55}L${n(x + q)} ${base - hh}L${n(x + q + 13)} ${base - hh * .55}V${base}z`, q ? s : c); } }
  if (/dome/.test(t)) { const q = x < k.w / 2 ? x + 150 : x - 150; k.rect(q - 52, base - 74, 104, 74, c); for (let i = 0; i < 6; i++) k.rect(q - 44 + i * 16, base - 66, 7, 66, '#42585d', 0, .2); k.path(`M${n(q - 36)} ${base - 80}a36 42 0 0 1 72 0z`, k.far('#9cc3bd', d)); k.path(`M${n(q)} ${base - 122}a36 42 0 0 1 36 42h-20q2 -28 -16 -42z`, '#22444a', .18); k.rect(q - 40, base - 82, 80, 9, c); k.rect(q - 3, base - 142, 6, 24, c); }
  if (/pagoda/.test(t)) { for (let i = 0; i < 5; i++) { const w = 66 - i * 9, y = base - 30 - i * 33; k.rect(x - w * .3, y - 4, w * .6, 34, k.far('#b4553f', d)); k.path(`M${n(x - w)} ${y}q${n(w * .5)} -4 ${n(w * .6)} -16h${n(w * .8)}q${n(w * .1)} 12 ${n(w * .6)} 16z`, k.far('#3f5258', d)); } k.rect(x - 1.5, base - 218, 3, 46, s); }
  if (/wheel/.test(t)) { const q = x > k.w / 2 ? 150 : k.w - 150, y = base - 92; k.add(`<circle cx="${q}" cy="${y}" r="76" fill="none" stroke="${c}" stroke-width="4"/>`); let dd = ''; for (let i = 0; i < 12; i++) { const a = i * Math.PI / 6; dd += `M${q} ${y}L${n(q + 76 * Math.cos(a))} ${n(y + 76 * Math.sin(a))}`; k.circ(q + 76 * Math.cos(a), y + 76 * Math.sin(a), 5, k.far('#d9785a', d)); } k.line(dd, c, 1.2); k.line(`M${q - 34} ${base}L${q} ${y}L${q + 34} ${base}`, s, 4); }
}
function bridge(k, y) {
  const c = k.far('#c4553a', .12), a = k.w * k.f(.16, .26), b = a + k.w * k.f(.42, .52), top = y - 150; let d = '';
  k.rect(-5, y - 34, k.w + 10, 6, c); for (const x of [a, b]) { k.rect(x - 7, top, 6, 152, c); k.rect(x + 7, top, 6, 152, c); k.rect(x - 7, top + 22, 20, 5, c); k.rect(x - 7, top + 66, 20, 5, c); }
  const m = (a + b) / 2, sag = y - 46; d = `M-10 ${y - 62}Q${n(a * .6)} ${y - 60} ${n(a + 3)} ${top + 2}Q${n(m)} ${2 * sag - top} ${n(b + 3)} ${top + 2}Q${n(b + (k.w - b) * .4)} ${y - 60} ${k.w + 10} ${y - 62}`; k.line(d, c, 2.6);
  d = ''; for (let i = 1; i < 20; i++) { const t = i / 20, yy = (1 - t) * (1 - t) * (top + 2) + 2 * t * (1 - t) * (2 * sag - top) + t * t * (top + 2); d += `M${n(a + 3 + (b - a) * t)} ${n(yy)}V${y - 32}`; } k.line(d, c, 1);
}
const styleOf = t => ['deco', 'pitched', 'gables', 'mansard', 'victorian', 'white', 'brick', 'pagoda', 'desert', 'low', 'towers'].find(s => t.includes(s)) || 'low';
const ROOF = { pitched: '#c06a4b', victorian: '#6d6a75', brick: '#5f5a5c', pagoda: '#4b5a60', desert: '#c0865c', white: '#4f87b5', mansard: '#66788a', deco: '#ffffff' };
function row(k, base, hmin, hmax, wmin, wmax, style, d) {
  const acc = { side: '', lit: '', roof: '', fin: '', wall: {}, win: {} }, glass = k.far(k.P.glass, d * .8); let x = -10;
  while (x < k.w) { const w = k.f(wmin, wmax); block(k, x, base, w, k.f(hmin, hmax), k.pick(WALLS[style] || WALLS.low), d, style, acc); x += w + (k.maybe(.3) ? k.f(2, 12) : 0); }
  for (const c of Object.keys(acc.wall)) k.path(acc.wall[c], c);
  for (const key of Object.keys(acc.win)) { const [cw, ch] = key.split(' ').map(Number); k.path(acc.win[key], k.pattern(cw, ch, `<path d="${k.box(cw * .28, ch * .26, cw * .44, ch * .48)}" fill="${glass}"/>`), .72); }
  if (acc.roof) k.path(acc.roof, k.far(ROOF[style] || '#dfe4e2', d)); if (acc.fin) k.path(acc.fin, glass, .6);
  k.path(acc.side, k.time === 'night' ? '#081a33' : '#33505f', .2); if (acc.lit) k.path(acc.lit, k.P.lit);
}
function silhouette(k, base, hmax, c) { let d = `M-5 ${base}`, x = -5; while (x < k.w + 5) { const w = k.f(22, 56), mid = 1 - Math.abs(x / k.w - .5) * 1.1, h = hmax * k.f(.25, 1) * (.45 + mid * .6); d += `V${n(base - h)}h${n(w * .4)}${k.maybe(.2) ? `v-14h3v14` : ''}h${n(w * .6)}`; x += w + (k.maybe(.2) ? 3 : 0); } k.path(d + `V${base}z`, c); }

// ---- scenes ----------------------------------------------------------------------------------------
const S = {};
S.skyline = (k, t) => {
  const st = styleOf(t), wet = /sea|bay|river|lake/.test(t), base = wet ? 372 : 430; sky(k, base);
  if (/mountains/.test(t)) range(k, base - 10, 190, 4, k.far('#6c8fa6', .35), true); if (/hills|desert/.test(t)) ridge(k, base - 120, 34, 5, k.far(/desert/.test(t) ? '#c98d62' : '#5f9079', .55));
  if (/bridge/.test(t) && wet && !/towers/.test(t)) bridge(k, base - 6);
  if (/towers/.test(t)) { silhouette(k, base, 215, k.far('#7fa3b3', .55)); row(k, base, 90, 230, 46, 78, 'towers', .24); } else silhouette(k, base, 120, k.far('#9db2b0', .6));
  landmark(k, t, base, .08);
  if (st === 'towers') row(k, base, 46, 104, 58, 104, 'brick', .1); else row(k, base, 52, 126, 54, 94, st, .08);
  if (/bridge/.test(t) && /towers/.test(t)) bridge(k, base + 8);
  if (wet) { k.rect(0, base - 6, k.w, 8, k.far('#d8d6c6', .1)); water(k, base); for (let i = 0; i < 2; i++) sail(k, k.f(60, 680), base + k.f(34, 84), k.f(24, 44)); } else { ridge(k, base + 4, 6, 6, k.far('#6f9f78', .1)); ridge(k, 468, 8, 5, k.t('#4f8667')); }
  if (/palms/.test(t)) for (let i = 0; i < 4; i++) palm(k, k.f(i * 200 + 10, i * 200 + 170), wet ? base + 4 : 470, k.f(70, 120)); else for (let i = 0; i < 4; i++) tree(k, k.f(0, 800), (wet ? base : 452) + 2, k.f(9, 17), k.pick([k.t('#4f8f6a'), k.t('#6aa376'), k.t('#3f7d63')]));
  if (wet && k.maybe(.7)) { ridge(k, 492, 6, 4, k.t('#3f7d63')); for (let i = 0; i < 5; i++) bush(k, k.f(0, 800), 500, k.f(22, 44), k.t('#356f58')); }
};
S.beach = (k) => {
  const hz = k.f(205, 240); sky(k, hz, { sy: .5 }); if (k.maybe(.75)) { const s = k.maybe(.5); k.path(s ? `M-5 ${hz}C60 ${hz - 90} 140 ${hz - 110} 210 ${hz - 44}S330 ${hz - 20} 380 ${hz}z` : `M805 ${hz}C740 ${hz - 84} 670 ${hz - 118} 590 ${hz - 52}S470 ${hz - 22} 430 ${hz}z`, k.far('#4f8f7c', .42)); }
  water(k, hz, 400); sail(k, k.f(280, 520), hz + 22, k.f(18, 30));
  const y = k.f(346, 372); k.path(`M-5 505V${n(y + 44)}C140 ${n(y - 20)} 300 ${n(y + 56)} 460 ${n(y + 22)}S700 ${n(y - 24)} 805 ${n(y + 8)}V505z`, '#fff', .7); k.path(`M-5 505V${n(y + 56)}C140 ${n(y - 8)} 300 ${n(y + 68)} 460 ${n(y + 34)}S700 ${n(y - 12)} 805 ${n(y + 20)}V505z`, k.grad([k.t('#fbe9c9'), k.t('#eccf9f')]));
  const u = k.f(300, 560), c = k.pick(['#e4694f', '#2f8f97', '#f0b03d', '#a34a7d']); k.ell(u + 16, 452, 64, 7, '#8a6a3f', .2); k.rect(u - 2, 372, 4, 82, k.t('#8b6a50')); k.path(`M${n(u - 66)} 388A68 56 0 0 1 ${n(u + 66)} 388Q${n(u + 33)} 378 ${n(u + 22)} 388Q${n(u)} 378 ${n(u - 22)} 388Q${n(u - 44)} 378 ${n(u - 66)} 388z`, k.t(c)); k.path(`M${n(u)} 332Q${n(u - 22)} 352 ${n(u - 22)} 388Q${n(u)} 378 ${n(u + 22)} 388Q${n(u + 22)} 352 ${n(u)} 332z`, '#fff', .75);
  k.path(`M${n(u - 76)} 446l52 -12l30 -24l7 4l-26 32l-62 10z`, k.t('#fff8ea')); k.line(`M${n(u - 66)} 448v10M${n(u - 20)} 440v14`, k.t('#8b6a50'), 3);
  const side = k.maybe(.5); for (let i = 0; i < 3; i++) palm(k, side ? k.f(-10, 150) : k.f(650, 810), k.f(430, 480), k.f(150, 250)); bush(k, side ? 30 : 690, 505, 70, k.t('#3c8763')); bush(k, side ? 120 : 760, 508, 46, k.t('#2f7357'));
};
S.mountains = (k) => {
  sky(k, 330); range(k, 345, 210, 4, k.far('#7d9bb2', .46), true); range(k, 372, 190, 3, k.far('#57798f', .2), true); ridge(k, 348, 20, 6, k.far('#5f937e', .3)); ridge(k, 384, 20, 5, k.far('#4b8669', .12));
  for (let i = 0; i < 18; i++) pine(k, k.f(-10, 810), k.f(388, 424), k.f(24, 46), k.far('#2f6c5a', .2)); ridge(k, 426, 14, 4, k.t('#6da06e')); const x = k.f(200, 560);
  k.rect(x, 402, 78, 40, k.t('#9a6b4d')); k.rect(x + 52, 402, 26, 40, '#3d2416', 0, .2); k.path(`M${n(x - 12)} 404L${n(x + 39)} 366L${n(x + 90)} 404z`, k.t('#3e4f58')); k.rect(x + 14, 414, 15, 14, k.P.lit, 1); k.rect(x + 38, 414, 12, 28, k.t('#5e3d2b'), 1);
  for (let i = 0; i < 9; i++) pine(k, i < 5 ? k.f(-20, 180) : k.f(640, 820), k.f(448, 500), k.f(80, 140), k.t(k.pick(['#275e51', '#2f6f5b', '#1f5249']))); ridge(k, 482, 10, 5, k.t('#4d8761'));
};
S.desert = (k) => {
  sky(k, 340); for (let i = 0; i < 3; i++) { const x = k.f(-40, 640), w = k.f(120, 240), y = k.f(210, 270), c = k.far('#b8694a', .38 - i * .1); k.path(`M${n(x)} 350l22 ${n((y - 350) * .62)}h10l8 ${n((y - 350) * .38)}h${n(w * .62)}l10 ${n((350 - y) * .4)}h8L${n(x + w)} 350z`, c); k.path(`M${n(x + w * .6)} ${n(y)}h${n(w * .18)}l10 ${n((350 - y) * .4)}h8L${n(x + w)} 350h${n(-w * .36)}z`, '#5f2a24', .2); k.rect(x + 26, y + (350 - y) * .38, w * .72, 5, '#fff', 0, .14); }
  const d = [['#e2a872', .3], ['#dc9a62', .14], ['#d08a55', 0]]; d.forEach(([c, f], i) => { const y = 338 + i * 46, p = ridge(k, y, 20, 4, k.far(c, f)); const q = p[k.i(1, 2)]; k.path(`M${n(q[0])} ${n(q[1])}C${n(q[0] + 60)} ${n(q[1] + 2)} ${n(q[0] + 90)} ${n(q[1] + 60)} ${n(q[0] + 260)} ${n(q[1] + 96)}H${n(q[0] - 20)}C${n(q[0] + 50)} ${n(q[1] + 60)} ${n(q[0] - 30)} ${n(q[1] + 30)} ${n(q[0])} ${n(q[1])}z`, '#8a4630', .14); });
  for (let i = 0; i < 6; i++) cactus(k, k.f(20, 780), k.f(424, 486), k.f(34, 92), k.t(k.pick(['#4c7f5c', '#5f9168', '#3f6f55']))); for (let i = 0; i < 9; i++) bush(k, k.f(0, 800), k.f(440, 500), k.f(10, 22), k.t(k.pick(['#8ea063', '#a9a567', '#75905f']))); k.path(`M330 505C350 450 470 430 452 396C446 384 470 376 486 372L492 373C480 380 474 386 482 396C510 430 470 450 500 505z`, k.t('#f0d2a2'), .85);
};
S.lakes = (k) => {
  sky(k, 280); const m = k.id(); k.group(() => { range(k, 284, 150, 4, k.far('#7fa0b4', .44), k.maybe(.7)); ridge(k, 262, 16, 6, k.far('#5d937f', .34)); for (let i = 0; i < 13; i++) pine(k, k.f(0, 800), 286, k.f(20, 48), k.far('#2f6f5c', .26)); k.rect(0, 282, k.w, 4, k.far('#d9d2b4', .2)); }, `id="${m}" clip-path="url(#${m}c)"`);
  k.defs.push(`<clipPath id="${m}c"><rect width="${k.w}" height="286"/></clipPath>`); water(k, 285); k.add(`<use href="#${m}" transform="matrix(1 0 0 -.72 0 491)" opacity=".26"/>`);
  const x = k.f(260, 470), y = k.f(380, 420), c = k.pick(['#d9573f', '#f0b03d', '#2d8790', '#8d3566']); k.ell(x + 80, y + 15, 108, 7, '#06303a', .2); k.path(`M${n(x - 22)} ${n(y - 6)}C${n(x + 20)} ${n(y + 26)} ${n(x + 140)} ${n(y + 26)} ${n(x + 184)} ${n(y - 6)}C${n(x + 130)} ${n(y + 6)} ${n(x + 30)} ${n(y + 6)} ${n(x - 22)} ${n(y - 6)}z`, k.t(c)); k.ell(x + 82, y + 2, 30, 4, '#3a1d18', .5); k.path(`M${n(x + 66)} ${n(y)}q4 -34 16 -34t16 34z`, k.t('#1f4a55')); k.circ(x + 82, y - 44, 10, k.t('#c98f6b')); k.path(`M${n(x + 70)} ${n(y - 47)}a12 12 0 0 1 24 0z`, k.t('#f3b33d')); k.line(`M${n(x + 34)} ${n(y - 42)}L${n(x + 130)} ${n(y + 6)}`, k.t('#efe3cc'), 3.4); k.ell(x + 30, y - 44, 11, 5, k.t('#efe3cc')); k.ell(x + 134, y + 8, 11, 5, k.t('#efe3cc'));
  ridge(k, 478, 14, 4, k.t('#4f8a66')); for (let i = 0; i < 6; i++) pine(k, i < 3 ? k.f(-20, 130) : k.f(680, 820), k.f(480, 505), k.f(90, 170), k.t(k.pick(['#255c50', '#2f6f5b']))); for (let i = 0; i < 8; i++) { const q = k.f(150, 660); k.line(`M${n(q)} 500q-3 -22 -8 -34M${n(q + 4)} 500q2 -26 6 -42`, k.t('#6f9a5c'), 2.4); }
};
S.hero = (k) => { // wide banner: sky for a headline on the left, a lake with a kayak on the right
  sky(k, 372, { sx: 1130, sy: .42, q: 40, clouds: 0 }); for (const [x, y, z] of [[700, 66, .8], [820, 170, 1], [1270, 78, 1.1], [1430, 150, .8], [980, 52, .7]]) cloud(k, x, y, z); const m = k.id();
  k.group(() => { for (const [x, y, w, d] of [[760, 250, 200, .62], [980, 190, 220, .56], [1240, 150, 250, .5], [1480, 210, 220, .56], [520, 322, 190, .68], [300, 366, 190, .74], [90, 360, 210, .74]]) peak(k, x + k.f(-20, 20), y, w, 408, k.far('#6d93ab', d), d < .6); for (const [x, y, w, d] of [[1110, 278, 190, .34], [1390, 250, 220, .3], [880, 320, 180, .4], [1580, 290, 180, .34]]) peak(k, x, y, w, 410, k.far('#557f90', d), false); ridge(k, 372, 16, 9, k.far('#5d937f', .3)); for (let i = 0; i < 13; i++) pine(k, k.f(640, 1600), 404, k.f(18, 44), k.far('#2f6f5c', .22)); }, `id="${m}" clip-path="url(#${m}c)" transform="translate(0 -36)"`);
  k.defs.push(`<clipPath id="${m}c"><rect width="${k.w}" height="404"/></clipPath>`); water(k, 366); k.add(`<use href="#${m}" transform="matrix(1 0 0 -.5 0 550)" opacity=".24"/>`); k.rect(0, 364, k.w, 4, k.far('#d9d2b4', .3));
  const x = 905, y = 424; k.ell(x + 80, y + 15, 112, 7, '#06303a', .2); k.path(`M${x - 26} ${y - 8}C${x + 20} ${y + 26} ${x + 140} ${y + 26} ${x + 188} ${y - 8}C${x + 130} ${y + 6} ${x + 30} ${y + 6} ${x - 26} ${y - 8}z`, k.t('#d9573f')); k.ell(x + 82, y + 2, 30, 4, '#3a1d18', .5); k.path(`M${x + 66} ${y}q4 -34 16 -34t16 34z`, k.t('#1f4a55')); k.circ(x + 82, y - 44, 10, k.t('#c98f6b')); k.path(`M${x + 70} ${y - 47}a12 12 0 0 1 24 0z`, k.t('#f3b33d')); k.line(`M${x + 34} ${y - 42}L${x + 130} ${y + 6}`, k.t('#efe3cc'), 3.4); k.ell(x + 30, y - 44, 11, 5, k.t('#efe3cc')); k.ell(x + 134, y + 8, 11, 5, k.t('#efe3cc')); k.line(`M${x - 40} ${y + 16}h-70M${x - 56} ${y + 26}h-110M${x + 210} ${y + 20}h40`, '#fff', 2.4, .4);
  for (let i = 0; i < 7; i++) pine(k, i < 3 ? k.f(-10, 90) : k.f(1430, 1610), k.f(600, 640), k.f(130, 260), k.t(k.pick(['#255c50', '#2f6f5b', '#1f5249']))); ridge(k, 632, 10, 8, k.t('#3f7d63'));
};
S.hotel = (k, t) => {
  const base = 430, P = k.P; sky(k, base, { clouds: 3 });
  if (/sea|bay|lake/.test(t) && k.maybe(.5)) { k.rect(0, 330, k.w, 100, k.grad(P.water)); } else if (/mountains/.test(t)) range(k, base, 200, 4, k.far('#7290a5', .5), true); else if (/hills|desert/.test(t)) ridge(k, 300, 40, 5, k.far(/desert/.test(t) ? '#c98d62' : '#689a80', .5)); else silhouette(k, base, k.f(90, 170), k.far('#8fabb5', .62));
  const st = styleOf(t), wall = k.t(k.pick((WALLS[st === 'towers' ? 'mansard' : st] || WALLS.low).concat(['#f4ecdf', '#e7d3bd', '#cfdcd6', '#f0e4e0', '#dfe3e8']))), side = mix(wall, k.time === 'night' ? '#0b1c34' : '#3f5560', .18), trim = mix(wall, '#ffffff', k.time === 'night' ? .12 : .5), acc = k.t(k.pick(['#0b6f78', '#b4553f', '#86235a', '#d69a2d', '#33566e', '#4f7f55']));
  const form = k.pick(['slab', 'stepped', 'tower', 'villa', 'wings', 'curve']), glass = mix(P.glass, P.lit, k.time === 'night' ? 0 : .18);
  const facade = (x, y, w, h, cols, rows, o) => {
    k.rect(x, y, w, h, o && o.c || wall); const cw = w / cols, ch = h / rows, arch = o && o.arch, ww = cw * (o && o.ww || .52), wh = ch * .56;
    const cell = k.pattern(cw, ch, `<path d="M${n((cw - ww) / 2)} ${n(ch * .2 + wh)}v${n(-wh + (arch ? ww / 2 : 0))}${arch ? `a${n(ww / 2)} ${n(ww / 2)} 0 0 1 ${n(ww)} 0` : `h${n(ww)}`}v${n(wh - (arch ? ww / 2 : 0))}z" fill="${glass}"/><path d="M${n((cw - ww) / 2)} ${n(ch * .2 + wh)}l${n(ww * .7)} ${n(-wh * .9)}h${n(ww * .3)}l${n(-ww * .6)} ${n(wh * .9)}z" fill="#fff" opacity=".13"/>` + (o && o.balc ? `<rect x="${n(cw * .1)}" y="${n(ch * .72)}" width="${n(cw * .8)}" height="${n(ch * .14)}" fill="${trim}"/><rect x="${n(cw * .1)}" y="${n(ch * .86)}" width="${n(cw * .8)}" height="${n(ch * .05)}" fill="${side}"/>` : `<rect x="${n((cw - ww) / 2 - 2)}" y="${n(ch * .2 + wh)}" width="${n(ww + 4)}" height="3" fill="${trim}"/>`), x, y);
    k.rect(x, y, w, h, cell); let lw = ''; for (let i = 0; i < cols * rows; i++) if (k.maybe(k.time === 'night' || k.time === 'dusk' ? .34 : .08)) { const u = arch ? ww * .3 : 0; lw += `M${n(x + (i % cols) * cw + (cw - ww) / 2)} ${n(y + Math.floor(i / cols) * ch + ch * .2 + u)}h${n(ww)}v${n(wh - u)}h${n(-ww)}z`; } if (lw) k.path(lw, P.lit, .95);
  };
  const balc = k.maybe(.6), arch = k.maybe(.4); let x0 = 190, x1 = 610, top = 150;
  if (form === 'slab') { const fl = k.i(4, 6), h = fl * 46; top = base - h - 50; facade(170, top, 380, h, k.i(7, 9), fl, { balc, arch }); k.rect(550, top, 70, h + 50, side); k.rect(170, base - 50, 380, 50, trim); k.rect(160, top - 9, 470, 11, trim); x0 = 170; x1 = 550; }
  else if (form === 'stepped') { facade(150, 250, 500, 140, 11, 3, { balc, arch }); k.rect(590, 250, 60, 180, side, 0, .5); facade(230, 158, 300, 92, 7, 2, { balc, arch }); facade(310, 96, 150, 62, 4, 1, { arch }); for (const [x, y, w] of [[144, 246, 512], [224, 154, 312], [304, 92, 162]]) k.rect(x, y, w, 7, trim); k.rect(150, 390, 500, 40, trim); k.rect(380, 54, 8, 40, acc); top = 92; x0 = 150; x1 = 590; }
  else if (form === 'tower') { const w = k.f(150, 200), x = k.f(250, 340); facade(x, 66, w, 324, 5, 9, { balc }); k.rect(x + w, 66, 46, 364, side); k.rect(x - 6, 60, w + 58, 8, trim); k.rect(x + w * .3, 40, w * .5, 20, side); facade(130, 300, x - 130, 90, 4, 2, { ww: .7 }); facade(x + w + 46, 320, 640 - x - w, 70, 4, 1, { ww: .7 }); k.rect(130, 390, 556, 40, trim); top = 66; x0 = x; x1 = x + w; }
  else if (form === 'villa') { const rc = k.t(k.pick(['#c06a4b', '#a9583f', '#50636b', '#7b4a3c'])); facade(150, 262, 330, 168, 6, 2, { arch: true }); k.path('M130 264L210 200H430L500 264z', rc); facade(452, 210, 200, 220, 3, 3, { arch: true, balc: true, c: side }); k.path('M434 214L552 138L670 214z', rc); k.path('M552 138L670 214H590z', '#1b2b30', .16); k.rect(300, 172, 22, 44, side); top = 200; x0 = 150; x1 = 452; }
  else if (form === 'wings') { facade(110, 240, 180, 190, 4, 4, { balc, c: mix(wall, side, .4) }); facade(510, 240, 180, 190, 4, 4, { balc, c: mix(wall, side, .55) }); facade(270, 150, 260, 240, 5, 5, { arch, balc: !arch }); k.rect(270, 390, 260, 40, trim); k.path(`M258 152L400 ${k.i(84, 112)}L542 152z`, k.maybe(.5) ? acc : side); k.rect(104, 234, 160, 8, trim); k.rect(536, 234, 160, 8, trim); top = 150; x0 = 270; x1 = 530; }
  else { const fl = 5; for (let i = 0; i < fl; i++) { const y = 150 + i * 50; k.path(`M${150 - i * 4} ${y}H560Q650 ${y} 650 ${y + 25}T560 ${y + 50}H${150 - i * 4}z`, wall); k.path(`M162 ${y + 10}H556Q626 ${y + 10} 630 ${y + 25}Q626 ${y + 36} 556 ${y + 36}H162z`, glass); k.path(`M${146 - i * 4} ${y + 38}H566Q640 ${y + 38} 652 ${y + 28}Q652 ${y + 50} 560 ${y + 50}H${146 - i * 4}z`, trim); for (let j = 0; j < 9; j++) { k.rect(176 + j * 46, y + 10, 3, 26, wall); if (k.maybe(.22)) k.rect(179 + j * 46, y + 10, 43, 26, P.lit, 0, .9); } } k.rect(150, 400, 420, 30, side); top = 150; x0 = 150; x1 = 560; }
  const cx = (x0 + x1) / 2; k.rect(cx - 70, base - 46, 140, 46, P.lit, 0, .92); k.rect(cx - 2, base - 46, 4, 46, acc); for (const q of [-70, -36, 32, 66]) k.rect(cx + q, base - 46, 4, 46, acc); k.path(`M${n(cx - 92)} ${base - 42}l12 -18h160l12 18z`, acc); k.path(`M${n(cx - 92)} ${base - 42}h184v5h-184z`, '#082026', .25);
  if (form !== 'villa' && form !== 'tower') for (let q = x0 + 14; q < x1 - 40; q += 58) if (Math.abs(q + 20 - cx) > 108) { k.rect(q, base - 36, 40, 36, mix(glass, P.lit, .45)); k.path(`M${n(q - 3)} ${base - 38}h46l5 11h-56z`, acc, .9); }
  k.path(`M-5 ${base - 2}H805V505H-5z`, k.grad([k.t('#d9d8c9'), k.t('#c2c6ba')])); k.path(`M${n(cx - 60)} ${base}h120l150 75h-420z`, k.t('#efe9da')); k.path(`M-5 505V456Q140 436 ${n(cx - 150)} 470L${n(cx - 190)} 505z`, k.t('#6da374')); k.path(`M805 505V450Q660 436 ${n(cx + 150)} 470L${n(cx + 190)} 505z`, k.t('#5f9a6c'));
  if (/palms|sea|desert/.test(t)) { for (let i = 0; i < 4; i++) palm(k, i < 2 ? k.f(20, 150) : k.f(650, 780), k.f(440, 470), k.f(120, 230)); } else for (let i = 0; i < 5; i++) (/mountains|lake/.test(t) ? pine : tree)(k, i < 3 ? k.f(0, 140) : k.f(660, 800), k.f(440, 466), /mountains|lake/.test(t) ? k.f(90, 150) : k.f(22, 40), k.t(k.pick(['#3f8163', '#58966b', '#2f6f5b'])));
  for (let i = 0; i < 7; i++) bush(k, i < 4 ? k.f(0, 200) : k.f(560, 780), k.f(462, 500), k.f(16, 36), k.t(k.pick(['#3f8163', '#4f9069', '#33705a'])));
};

// ---- interiors ---------------------------------------------------------------------------------
function view(k, x, y, w, h, t, arch) { // a window with the city outside
  const c = k.id(), d = arch ? `M${n(x)} ${n(y + h)}V${n(y + w / 2)}a${n(w / 2)} ${n(w / 2)} 0 0 1 ${n(w)} 0V${n(y + h)}z` : `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`; k.defs.push(`<clipPath id="${c}"><path d="${d}"/></clipPath>`);
  k.group(() => {
    k.rect(x, y, w, h, k.grad(k.P.sky)); const at = x + w * k.f(.25, .75); if (!k.sunSeen) { k.sunSeen = 1; k.circ(at, y + h * .38, 18, k.P.sun, .9); } const hz = y + h * .7; const sw = k.w, sh = k.h;
    if (/sea|bay|lake/.test(t)) { k.rect(x, hz, w, h * .3, k.grad(k.P.water)); k.path(`M${n(x)} ${n(hz)}q${n(w * .2)} -30 ${n(w * .44)} 0z`, k.far('#4f8f7c', .45)); sail(k, x + w * .6, hz + 10, 16); }
    else if (/mountains/.test(t)) { peak(k, x + w * .3, hz - h * .3, w * .4, hz + 20, k.far('#6d8ca2', .35), true); peak(k, x + w * .72, hz - h * .22, w * .36, hz + 20, k.far('#5d7f94', .25), true); k.rect(x, hz + 10, w, h * .3, k.far('#5d937f', .2)); }
    else if (/towers|brick|river/.test(t)) { let q = x; while (q < x + w) { const bw = k.f(16, 34); k.rect(q, hz - k.f(10, h * .4), bw, h, k.far(k.pick(WALLS.towers), .32)); q += bw; } k.rect(x, hz + h * .14, w, h * .2, k.far('#6f9f78', .2)); }
    else { k.path(`M${n(x)} ${n(y + h)}V${n(hz)}q${n(w * .25)} -40 ${n(w * .5)} -8t${n(w * .5)} -6V${n(y + h)}z`, k.far('#6a9f7e', .3)); k.path(`M${n(x)} ${n(y + h)}V${n(hz + 22)}q${n(w * .3)} -26 ${n(w * .6)} 0t${n(w * .4)} 0V${n(y + h)}z`, k.far('#4f8a68', .1)); }
    if (/palms|sea/.test(t)) palm(k, x + w * .84, y + h + 6, h * .62); k.w = sw; k.h = sh;
  }, `clip-path="url(#${c})"`);
  return d;
}
function frame(k, d, c) { k.line(d, c, 7); }
function curtain(k, x, y, w, h, c, right) { const s = right ? -1 : 1; k.path(`M${n(x)} ${n(y)}h${n(s * w)}q${n(-s * 4)} ${n(h * .5)} ${n(-s * w * .12)} ${n(h)}h${n(-s * w * .88)}z`, c); for (let i = 1; i < 4; i++) k.rect(x + s * w * i / 4 - 1.5, y, 3, h, '#1c2b2f', 1, .07); }
function lamp(k, x, y, c) { k.circ(x, y - 42, 54, k.P.lit, .2); k.rect(x - 2, y - 34, 4, 34, k.t('#6b5a4a')); k.ell(x, y, 13, 3, k.t('#6b5a4a')); k.path(`M${n(x - 14)} ${n(y - 58)}h28l8 28h-44z`, c || '#fff1cf'); }
function plant(k, x, y, s) { const g = [k.t('#3f8163'), k.t('#57996f'), k.t('#2f6f5b')]; for (let i = 0; i < 7; i++) { const a = (i - 3) * .36, l = s * k.f(.8, 1.15), ex = x + Math.sin(a) * l, ey = y - s * .45 - Math.cos(a) * l; k.path(`M${n(x)} ${n(y - s * .3)}Q${n(x + Math.sin(a - .3) * l * .6)} ${n(y - s * .45 - Math.cos(a - .3) * l * .6)} ${n(ex)} ${n(ey)}Q${n(x + Math.sin(a + .3) * l * .6)} ${n(y - s * .45 - Math.cos(a + .3) * l * .6)} ${n(x)} ${n(y - s * .3)}z`, g[i % 3]); } k.path(`M${n(x - s * .3)} ${n(y - s * .36)}h${n(s * .6)}l${n(-s * .08)} ${n(s * .4)}h${n(-s * .44)}z`, k.t('#d9a07b')); }
function picture(k, x, y, w, h) { k.rect(x - 5, y - 5, w + 10, h + 10, k.t('#c7a883'), 2); k.rect(x, y, w, h, k.t('#f7f1e6')); const a = k.pick(['#0b6f78', '#b4553f', '#86235a', '#d69a2d']); k.circ(x + w * k.f(.35, .65), y + h * .38, Math.min(w, h) * .2, k.t('#f0b94f')); k.path(`M${n(x)} ${n(y + h)}V${n(y + h * .7)}Q${n(x + w * .3)} ${n(y + h * .45)} ${n(x + w * .6)} ${n(y + h * .66)}T${n(x + w)} ${n(y + h * .6)}V${n(y + h)}z`, k.t(a)); }
function bed(k, x, y, w, c, head, throwc) { // x, y = left bottom of the mattress seen from the foot side
  k.rect(x - 8, y - 142, w + 16, 120, head, 12); for (let i = 1; i < 5; i++) k.rect(x + w * i / 5 - 1, y - 136, 2, 80, '#1c2b2f', 0, .12);
  k.rect(x, y - 66, w, 66, mix(c, '#cbbfae', .35), 6); const pn = w > 190 ? 2 : 1, pw = (w - 26) / pn - 10; for (let i = 0; i < pn; i++) { k.rect(x + 16 + i * (pw + 14), y - 108, pw, 44, k.t('#ffffff'), 14); k.rect(x + 16 + i * (pw + 14) + pw * .16, y - 90, pw * .68, 30, throwc, 12, .9); }
  k.path(`M${n(x - 4)} ${n(y - 70)}q${n(w / 2)} -16 ${n(w + 8)} 0v56q${n(-w / 2)} 12 ${n(-w - 8)} 0z`, k.t(c)); k.path(`M${n(x - 5)} ${n(y - 46)}q${n(w / 2)} -12 ${n(w + 10)} 0v26q${n(-w / 2)} 10 ${n(-w - 10)} 0z`, throwc); k.path(`M${n(x - 5)} ${n(y - 26)}q${n(w / 2)} 8 ${n(w + 10)} 0v6q${n(-w / 2)} 10 ${n(-w - 10)} 0z`, '#10242b', .14); k.rect(x + 6, y - 8, 10, 18, k.t('#6b4f3c')); k.rect(x + w - 16, y - 8, 10, 18, k.t('#6b4f3c'));
}
function sofa(k, x, y, w, c) { k.rect(x, y - 74, w, 56, k.t(c), 12); k.rect(x + 12, y - 44, w - 24, 30, mix(k.t(c), '#ffffff', .14), 8); k.rect(x - 8, y - 56, 26, 48, mix(k.t(c), '#10242b', .1), 10); k.rect(x + w - 18, y - 56, 26, 48, mix(k.t(c), '#10242b', .1), 10); k.rect(x + 6, y - 10, 6, 12, k.t('#6b4f3c')); k.rect(x + w - 12, y - 10, 6, 12, k.t('#6b4f3c')); k.rect(x + w * .24, y - 66, 38, 34, k.t('#f0b94f'), 8); }
function shell(k) {
  const wall = k.pick(['#efe5d6', '#dfe8e3', '#f1e2d8', '#e3e4ea', '#e9e6d8', '#d8e4e6', '#f0e9e1']), c = k.t(wall), fl = k.t(k.pick(['#d3b08a', '#c49b74', '#dcc3a1', '#b98f6a', '#cdb99f']));
  k.rect(0, 0, 800, 384, k.grad([mix(c, '#ffffff', .25), c])); k.rect(0, 376, 800, 10, mix(c, '#ffffff', .6)); k.rect(0, 384, 800, 116, k.grad([fl, mix(fl, '#3a2a1c', .16)])); let d = ''; for (let i = -6; i <= 14; i++) d += `M${400 + (i - 4) * 70} 384L${400 + (i - 4) * 128} 500`; k.line(d, '#3a2a1c', 1.2, .16); return c;
}
function room(k, t, type) {
  const wall = shell(k), flip = k.maybe(.5), head = k.t(k.pick(['#8a6b52', '#2f5f66', '#7a3f5d', '#a8845f', '#4d6450', '#53667c'])), th = k.t(k.pick(['#0b6f78', '#c06a4b', '#86235a', '#d69a2d', '#4f7f55', '#4a6591'])), cur = k.t(k.pick(['#f7f0e4', '#e3d5c5', '#cfdad8', '#e9d3cb'])), arch = k.maybe(.4);
  k.group(() => {
    if (k.maybe(.55)) { k.rect(0, 250, 800, 126, mix(wall, head, .24)); k.rect(0, 246, 800, 5, mix(wall, '#ffffff', .6)); }
    const big = type === 'suite', wx = big ? 440 : 500, ww = big ? 300 : 210, wy = big ? 50 : 76, wh = big ? 296 : 218, d = view(k, wx, wy, ww, wh, t, arch && !big); frame(k, d, mix(wall, '#ffffff', .7)); if (big) { k.rect(wx + 98, wy, 5, wh, mix(wall, '#ffffff', .7)); k.rect(wx + 198, wy, 5, wh, mix(wall, '#ffffff', .7)); } else k.rect(wx + ww / 2 - 2.5, wy, 5, wh, mix(wall, '#ffffff', .7));
    k.rect(wx - 40, wy - 20, ww + 80, 5, head, 2); curtain(k, wx - 36, wy - 16, 62, 376 - wy + 14, cur); curtain(k, wx + ww + 36, wy - 16, 62, 376 - wy + 14, cur, true); k.path(`M${wx + 10} 386h${ww - 20}l-60 114h${-ww - 120}z`, '#fff', k.time === 'night' ? .04 : .16);
    k.ell(big ? 360 : 330, 462, big ? 330 : 290, 30, k.t(k.pick(['#e8ddcb', '#cfdcd8', '#e5cfc5', '#d5d3e0'])), .9);
    if (type === 'single') { picture(k, 176, 110, 92, 74); bed(k, 130, 436, 180, '#fbf8f1', head, th); k.rect(338, 372, 58, 58, k.t('#8b6a50'), 4); k.rect(344, 392, 46, 3, '#10242b', 0, .25); lamp(k, 367, 372); k.rect(60, 372, 44, 58, k.t('#8b6a50'), 4); }
    else if (type === 'double') { picture(k, 150, 96, 74, 92); picture(k, 252, 96, 74, 92); bed(k, 96, 438, 288, '#fbf8f1', head, th); k.rect(28, 376, 52, 56, k.t('#8b6a50'), 4); lamp(k, 54, 376); k.rect(402, 376, 52, 56, k.t('#8b6a50'), 4); lamp(k, 428, 376); plant(k, 752, 448, 62); }
    else { picture(k, 150, 92, 130, 80); bed(k, 60, 432, 270, '#fbf8f1', head, th); k.rect(344, 376, 48, 54, k.t('#8b6a50'), 4); lamp(k, 368, 376); sofa(k, 500, 470, 210, k.pick(['#3f7f84', '#a8645a', '#6a7f95', '#b58b4f', '#7a5a78'])); k.ell(446, 480, 46, 9, k.t('#8b6a50')); k.rect(442, 480, 8, 18, k.t('#6b4f3c')); k.ell(446, 474, 12, 3, k.t('#f3efe6')); plant(k, 766, 440, 74); }
    const px = type === 'suite' ? 195 : 420; if (k.maybe(.6)) { k.rect(px - 1, 0, 2, 44, '#4b4138'); k.path(`M${px - 28} 66a28 26 0 0 1 56 0z`, th); k.ell(px, 66, 28, 5, k.P.lit); }
  }, flip ? 'transform="matrix(-1 0 0 1 800 0)"' : '');
}
S['room-single'] = (k, t) => room(k, t, 'single'); S['room-double'] = (k, t) => room(k, t, 'double'); S['room-suite'] = (k, t) => room(k, t, 'suite');
S.lobby = (k, t) => {
  const wall = shell(k), acc = k.t(k.pick(['#0b6f78', '#86235a', '#b4553f', '#33566e', '#4f7f55'])), m = k.i(3, 4), ww = 112, gap = (800 - m * ww) / (m + 1);
  k.rect(0, 0, 800, 34, mix(wall, '#ffffff', .55)); for (let i = 0; i < m; i++) { const x = gap + i * (ww + gap), d = view(k, x, 70, ww, 236, t, true); frame(k, d, mix(wall, '#ffffff', .7)); k.rect(x + ww / 2 - 2, 80, 4, 226, mix(wall, '#ffffff', .7)); }
  for (let i = 0; i <= m; i++) { const x = gap / 2 + i * (ww + gap) - 11; k.rect(x, 34, 22, 344, mix(wall, '#ffffff', .4)); k.rect(x + 14, 34, 8, 344, '#3b4a4d', 0, .1); k.rect(x - 6, 34, 34, 12, mix(wall, '#ffffff', .7)); }
  const dx = k.pick([120, 300, 470]); k.rect(dx, 318, 220, 84, k.t('#8b6a50'), 4); for (let i = 1; i < 8; i++) k.rect(dx + i * 27, 326, 3, 76, '#2b1c10', 0, .2); k.rect(dx - 8, 310, 236, 11, k.t('#f4efe6'), 3); lamp(k, dx + 34, 310, acc); k.circ(dx + 150, 288, 13, k.t('#c98f6b')); k.path(`M${dx + 128} 312q2 -22 22 -22t22 22z`, k.t('#1f4a55'));
  for (let i = 0; i < 3; i++) { const x = 200 + i * 200; k.rect(x - 1, 0, 2, 84 + (i % 2) * 26, '#4b4138'); k.circ(x, 98 + (i % 2) * 26, 44, k.P.lit, .16); k.circ(x, 98 + (i % 2) * 26, 17, k.P.lit); }
  k.ell(400, 462, 340, 30, k.t(k.pick(['#dccbb4', '#c7d6d4', '#dcc4bb'])), .9); const sx = dx > 250 ? 90 : 480; sofa(k, sx, 474, 210, k.pick(['#3f7f84', '#a8645a', '#6a7f95', '#b58b4f', '#7a5a78'])); k.ell(sx + 268, 480, 42, 9, k.t('#6b4f3c')); k.rect(sx + 264, 480, 8, 16, k.t('#5a4232')); plant(k, sx > 300 ? 770 : 40, 446, 84); plant(k, dx + (dx > 250 ? 262 : -38), 410, 58);
};
S.pool = (k, t) => {
  const hz = 214; sky(k, hz, { sy: .46 }); if (/sea|bay|lake|palms/.test(t)) water(k, hz, 272); else { if (/mountains/.test(t)) range(k, 270, 150, 4, k.far('#6d8ca2', .42), true); ridge(k, 224, 22, 5, k.far('#5d937f', .36)); }
  ridge(k, 262, 8, 6, k.far('#4f8a66', .16)); for (let i = 0; i < 12; i++) bush(k, k.f(-10, 800), 282, k.f(18, 40), k.far(k.pick(['#3f8163', '#559670']), .12)); const side = k.maybe(.5), wall = k.t(k.pick(['#f6efe2', '#f1dcc8', '#dfe8e3', '#fbf7ef'])), bx = side ? 540 : -20;
  k.rect(bx, 110, 280, 190, wall); k.rect(bx - 8, 104, 296, 9, mix(wall, '#7b5f45', .5)); for (let i = 0; i < 8; i++) { const x = bx + 18 + (i % 4) * 66, y = 128 + Math.floor(i / 4) * 84; k.rect(x, y, 44, 56, k.maybe(.3) ? k.P.lit : k.P.glass, 2); k.rect(x - 4, y + 44, 52, 16, mix(wall, '#ffffff', .5)); }
  k.rect(-5, 286, 810, 220, k.grad([k.t('#efe2cb'), k.t('#dcc7a5')])); const y = 342, kind = k.pick(['rect', 'kidney', 'round']), c = k.grad([k.t('#8fdde0'), k.t('#2f9fb0')]);
  const d = kind === 'rect' ? `M150 ${y}H650L770 490H30z` : kind === 'kidney' ? `M90 430C60 350 230 ${y - 8} 360 362S600 ${y - 18} 700 380S720 492 560 488S420 462 330 478S110 490 90 430z` : `M400 ${y - 6}C600 ${y - 6} 740 380 740 426S600 496 400 496S60 474 60 426S200 ${y - 6} 400 ${y - 6}z`; k.add(`<path d="${d}" fill="${c}" stroke="${k.t('#fffaf0')}" stroke-width="12" stroke-linejoin="round"/>`); for (let i = 0; i < 12; i++) { const q = k.f(180, 560), w = k.f(24, 80); k.line(`M${n(q)} ${n(k.f(370, 470))}q${n(w / 4)} -5 ${n(w / 2)} 0t${n(w / 2)} 0`, '#fff', 2.6, .42); }
  k.line(`M${side ? 250 : 560} 356v-30q0 -12 10 -12M${side ? 274 : 584} 356v-30q0 -12 10 -12`, k.t('#f3f6f5'), 5); const u = k.t(k.pick(['#d9573f', '#0b6f78', '#f0b03d', '#86235a', '#fdfaf2'])); for (let i = 0; i < 3; i++) { const x = (side ? 60 : 330) + i * 146, b = 334; k.ell(x + 40, b, 70, 6, '#6b4f33', .16); k.path(`M${x} ${b - 6}h60l28 -22l6 4l-26 28h-68z`, k.t('#fffaf0')); k.rect(x + 6, b - 4, 4, 10, k.t('#8b6a50')); k.rect(x + 54, b - 4, 4, 10, k.t('#8b6a50')); if (i % 2 === 0) { k.rect(x + 86, b - 92, 4, 94, k.t('#8b6a50')); k.path(`M${x + 30} ${b - 78}Q${x + 88} ${b - 128} ${x + 146} ${b - 78}z`, u); k.path(`M${x + 88} ${b - 103}q34 6 58 25h-40z`, '#10242b', .12); } }
  if (!/mountains/.test(t)) { palm(k, side ? k.f(480, 530) : k.f(290, 310), 318, k.f(150, 200)); palm(k, side ? 30 : 770, 330, k.f(180, 230)); } else { pine(k, side ? 520 : 292, 314, 130, k.t('#2f6f5b')); pine(k, side ? 30 : 770, 324, 160, k.t('#275e51')); } plant(k, side ? 760 : 40, 500, 90);
};

// ---- cars: side view, drawn from one table of outlines -----------------------------------------------
const CARS = { // body, glass, wheel centres, wheel radius
  suv: ['M128 352C122 320 128 288 150 280L236 268L300 190Q308 180 324 180H548Q566 180 576 194L626 266L662 280Q684 290 684 320V352z', 'M262 266L316 202Q320 198 328 198H410V266zM424 198H508V266H424zM522 198H546Q556 198 562 206L602 262L600 266H522z', 226, 574, 52],
  sedan: ['M108 356C102 326 112 300 140 294L246 280L330 220Q346 208 370 208H478Q500 208 520 222L588 276L668 288Q694 294 694 326V356z', 'M282 280L344 234Q354 226 370 226H414V280zM428 226H476Q490 226 502 236L554 276L550 280H428z', 214, 584, 47],
  compact: ['M150 354C144 322 150 298 176 290L250 276L322 202Q334 190 354 190H520Q544 190 556 208L598 272L632 286Q650 294 650 322V354z', 'M276 274L336 214Q342 208 354 208H420V274zM434 208H520Q532 208 540 220L574 270L570 274H434z', 240, 558, 47],
  van: ['M110 352C106 300 116 272 150 262L196 250L262 166Q274 150 296 150H650Q684 150 686 184L690 330Q690 352 676 352z', 'M216 250L274 178Q280 170 292 170H342V250zM356 170H452V250H356zM466 170H560V250H466zM574 170H640Q656 170 658 186L662 250H574z', 216, 586, 49],
  convertible: ['M104 352C98 322 110 300 138 294L272 280L300 278H520L604 274Q676 276 690 306Q696 330 690 352z', 'M276 280L330 222L342 226L310 280z', 210, 584, 48]
};
function car(k, t, type) {
  const [body, glass, a, b, q] = CARS[type], c = k.pick(['#0b6f78', '#b23a2e', '#e9ecec', '#29434d', '#d69a2d', '#6f8f9c', '#86235a', '#4f7f55', '#f4f1ea', '#3f5f9a']), body2 = k.t(c), dark = mix(body2, '#0b1c22', .3), P = k.P, y = 352;
  sky(k, 320, { clouds: 3 }); if (/sea|bay|palms/.test(t)) { water(k, 262, 330); ridge(k, 318, 6, 4, k.far('#d9c69b', .2)); } else if (/mountains/.test(t)) range(k, 330, 170, 4, k.far('#7592a6', .46), true); else if (/desert/.test(t)) { ridge(k, 276, 30, 5, k.far('#c07a55', .45)); ridge(k, 312, 14, 4, k.far('#d49a68', .25)); } else if (/towers/.test(t)) silhouette(k, 330, 170, k.far('#86a5b2', .6)); else ridge(k, 270, 30, 5, k.far('#6fa083', .5));
  ridge(k, 322, 8, 6, k.far(/desert/.test(t) ? '#d8a674' : '#5f9a72', .2)); for (let i = 0; i < 6; i++) { const x = k.f(0, 800); /palms|sea/.test(t) ? palm(k, x, 338, k.f(60, 120), .2) : /mountains/.test(t) ? pine(k, x, 338, k.f(40, 80), k.far('#2f6f5b', .2)) : /desert/.test(t) ? cactus(k, x, 342, k.f(26, 56), k.far('#4c7f5c', .15)) : tree(k, x, 338, k.f(13, 24), k.far('#4f8f6a', .18)); }
  k.rect(-5, 336, 810, 170, k.grad([k.t('#b9c0be'), k.t('#98a3a3')])); k.rect(-5, 336, 810, 5, k.t('#eceee8')); for (let i = 0; i < 6; i++) k.rect(i * 160 - 30, 456, 84, 7, k.t('#f6f4ea'), 3, .85);
  k.group(() => {
    k.ell(398, y + q * .72, 316, 17, '#0b1c22', .26); k.path(body, k.grad([mix(body2, '#ffffff', .16), body2, dark])); k.add(`<path d="${glass}" fill="${k.grad([mix(P.glass, '#ffffff', .42), mix(P.glass, '#0b1c22', .12)])}"/>`);
    if (type === 'convertible') { k.path('M356 280q4 -34 22 -34t20 34zM462 280q4 -34 22 -34t20 34z', mix(dark, '#c98f6b', .35)); k.rect(300, 276, 230, 9, dark, 4); } else k.path('M300 266l60 -66h26l-60 66z', '#fff', .16);
    k.rect(140, 316, 530, 5, '#fff', 2, .2); k.path(`M130 340h548v14h-548z`, dark); const door = type === 'van' ? [348, 460] : type === 'convertible' ? [300, 450] : [418, type === 'compact' ? 0 : 540]; for (const x of door) if (x) { k.rect(x, 276, 2.4, 66, '#0b1c22', 0, .28); k.rect(x + 14, 292, 26, 5, '#0b1c22', 2, .34); }
    k.path('M126 306q16 -10 34 -6q2 14 -6 18h-28z', '#fff4cf'); k.path('M688 304h-22q-6 10 2 18h21z', '#d9483b'); k.rect(112, 330, 26, 6, '#f4f6f5', 2, .8); if (type === 'suv') k.rect(330, 172, 210, 5, dark, 2);
    for (const x of [a, b]) { k.circ(x, y, q + 7, mix(dark, '#04090b', .55)); k.circ(x, y, q, '#20292c'); k.circ(x, y, q * .62, '#cfd6d8'); let d = ''; const s = k.sp || (k.sp = k.i(5, 8)); for (let i = 0; i < s; i++) { const g = i * 2 * Math.PI / s; d += `M${x} ${y}L${n(x + q * .56 * Math.cos(g))} ${n(y + q * .56 * Math.sin(g))}`; } k.line(d, '#7f8c90', 5); k.circ(x, y, q * .17, '#56646a'); }
  }, `transform="translate(0 26)"`);
}
for (const type of Object.keys(CARS)) S['car-' + type] = (k, t) => car(k, t, type);

// ---- airline tail badge: 96 x 96, its own pattern for each code ---------------------------------------
S.tail = (k) => {
  const duo = k.pick([['#0b5f66', '#f3b33d'], ['#263f78', '#e4694f'], ['#86235a', '#f4c7a1'], ['#b23a2e', '#fdf3e2'], ['#14693b', '#f3d36b'], ['#3a3f8f', '#7fd0d4'], ['#17475c', '#ef8f6b'], ['#5b2d73', '#f0b94f'], ['#0f6a8b', '#d6f0ee'], ['#8a3b12', '#ffd79a']]), a = duo[0], b = duo[1], c = k.id(), d = 'M22 78L44 24Q47 17 55 17H70Q76 17 75 23L66 78z';
  k.rect(0, 0, 96, 96, mix(a, '#ffffff', .88), 24); k.defs.push(`<clipPath id="${c}"><path d="${d}"/></clipPath>`); const form = k.pick(['bars', 'sun', 'wave', 'chev', 'rings', 'split', 'dots']);
  k.group(() => { k.rect(0, 0, 96, 96, k.grad([mix(a, '#ffffff', .1), a])); const m = mix(a, b, .5);
    if (form === 'bars') for (let i = 0; i < 3; i++) k.path(`M10 ${46 + i * 14}L90 ${30 + i * 14}v7L10 ${53 + i * 14}z`, i % 2 ? m : b); else if (form === 'sun') { k.circ(62, 36, 15, b); k.circ(62, 36, 24, b, .25); } else if (form === 'wave') { k.path('M10 58Q34 40 52 54T92 44V96H10z', b); k.path('M10 70Q34 52 52 66T92 56V96H10z', m); } else if (form === 'chev') for (let i = 0; i < 3; i++) k.path(`M20 ${76 - i * 18}L56 ${58 - i * 18}L92 ${76 - i * 18}v8L56 ${66 - i * 18}L20 ${84 - i * 18}z`, i % 2 ? m : b); else if (form === 'rings') for (let i = 0; i < 3; i++) k.add(`<circle cx="72" cy="22" r="${16 + i * 13}" fill="none" stroke="${i % 2 ? m : b}" stroke-width="5"/>`); else if (form === 'split') { k.path('M40 96L72 10H96V96z', b); k.path('M30 96L62 10H70L38 96z', m); } else for (let i = 0; i < 9; i++) k.circ(40 + (i % 3) * 14, 30 + Math.floor(i / 3) * 17, 4.6, i % 2 ? b : m);
  }, `clip-path="url(#${c})"`); k.line('M16 79H80', mix(a, '#ffffff', .55), 2.6);
};

function scene(o) {
  const kind = S[o.kind] ? o.kind : 'skyline', [w, h] = kind === 'tail' ? [96, 96] : kind === 'hero' ? [1600, 640] : [W, H], k = kit([o.kind, o.seed, o.city].join('|'), o.palette, w, h);
  S[kind](k, traits(o.city));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${k.w} ${k.h}" preserveAspectRatio="xMidYMid slice"><defs>${k.defs.join('')}</defs>${k.body()}</svg>`;
}
export { scene };
export const kinds = Object.keys(S);
export const lights = Object.keys(LIGHT);
