// SPDX-License-Identifier: Apache-2.0
// Reading and writing the query of an address; what does not fit is as if it were not there.

export function text(p: URLSearchParams, name: string): string {
  return p.get(name) ?? '';
}

export function integer(p: URLSearchParams, name: string, min: number, max: number): number | null {
  const t = p.get(name);
  if (t === null || !/^\d+$/.test(t)) return null;
  const n = Number(t);
  return n >= min && n <= max ? n : null;
}

export function oneOf<T extends string>(
  p: URLSearchParams,
  name: string,
  all: readonly T[],
): T | null {
  const t = p.get(name);
  return all.find((x) => x === t) ?? null;
}

export function many(p: URLSearchParams, name: string): string[] {
  return text(p, name).split(',').filter(Boolean);
}

export function set(p: URLSearchParams, name: string, value: string | number | null): void {
  if (value !== null && value !== '') p.set(name, String(value));
}

/** The list with the item in or out. */
export function toggled<T>(list: readonly T[], item: T, on: boolean): T[] {
  return on ? [...list.filter((x) => x !== item), item] : list.filter((x) => x !== item);
}
