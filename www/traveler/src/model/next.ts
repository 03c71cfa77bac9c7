// SPDX-License-Identifier: Apache-2.0
/** Where to go after signing in: a page of ours, never another site's. */
export function nextOf(params: URLSearchParams): string {
  const next = params.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
