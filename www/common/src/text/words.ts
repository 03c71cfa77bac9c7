// SPDX-License-Identifier: Apache-2.0
/** `1 night`, `3 nights`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** `Free wi-fi` of `free_wi-fi`. */
export function sentence(code: string): string {
  const text = code.replace(/_/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `MO` of Maya Okafor. */
export function initials(first: string, last: string): string {
  return `${first.charAt(0)}${last.charAt(0)}`.toUpperCase();
}

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat('en-US', { type: 'conjunction' })
    .format(items)
    .replace(', and ', ' and ');
}
