// SPDX-License-Identifier: Apache-2.0
// The trip being put together stands in the address as its offers: `with` on search pages, `offer` at
// the checkout. Nothing is kept anywhere else, so a link holds the whole trip.

/** The offers that the person already chose while looking for more. */
export function chosen(p: URLSearchParams): string[] {
  return p.getAll('with').slice(0, 5);
}

/** The checkout of what was chosen and one more; `at` is the city it is in, where that is known. */
export function checkoutPath(before: readonly string[], offer: string, at = ''): string {
  const p = new URLSearchParams();
  for (const o of [...before, offer]) p.append('offer', o);
  if (at) p.set('at', at);
  return `/checkout?${p}`;
}

/** A search that remembers what was chosen. */
export function withOffers(
  path: string,
  params: URLSearchParams,
  offers: readonly string[],
): string {
  const p = new URLSearchParams(params);
  for (const o of offers) p.append('with', o);
  return `${path}?${p}`;
}
