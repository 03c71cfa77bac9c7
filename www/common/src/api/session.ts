// SPDX-License-Identifier: Apache-2.0
// The access token lives in this module's memory and nowhere else. The refresh token is an HttpOnly
// cookie that this code never sees; one route takes it.
export type Signed = 'unknown' | 'in' | 'out';

let token: string | null = null;
let signed: Signed = 'unknown';
/** Travelers and admins have sessions of their own. */
const base = { path: '/api/sessions' };
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function become(next: Signed, t: string | null): void {
  token = t;
  if (next !== 'unknown') remember(next === 'in');
  if (signed === next) return;
  signed = next;
  for (const l of listeners) l();
}

export const session = {
  token: () => token,
  signed: () => signed,
  enter: (accessToken: string) => become('in', accessToken),
  leave: () => become('out', null),
  listen: (l: () => void) => {
    listeners.add(l);
    return () => {
      listeners.delete(l);
    };
  },
};

/** Trades the cookie for a new access token; many callers at once make one request. */
export function refresh(): Promise<boolean> {
  refreshing ??= trade().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function trade(): Promise<boolean> {
  let answer: Response;
  try {
    answer = await fetch(`${base.path}/refresh`, { method: 'POST', credentials: 'same-origin' });
  } catch {
    return false; // offline: the session may well be alive
  }
  if (answer.ok) {
    const body = (await answer.json()) as { access_token: string };
    become('in', body.access_token);
    return true;
  }
  if (answer.status < 500 && answer.status !== 429) become('out', null);
  return false;
}

/**
 * Starts the page's session: with the cookie when this browser signed in before, else as nobody. What is
 * kept for that is a mark without a secret, so that a stranger's visit makes no refused request.
 */
export function begin(path: string): void {
  base.path = path;
  if (marked()) void refresh().then((ok) => ok || retryLater());
  else become('out', null);
}

/** No answer at the start: ask again, so that nobody is taken for signed out by a broken network. */
function retryLater(): void {
  if (signed !== 'unknown') return;
  setTimeout(() => void refresh().then((ok) => ok || retryLater()), 3000);
}

const mark = 'signed-in';

function marked(): boolean {
  try {
    return localStorage.getItem(mark) === '1';
  } catch {
    return true; // no storage in this window: ask
  }
}

function remember(yes: boolean): void {
  try {
    if (yes) localStorage.setItem(mark, '1');
    else localStorage.removeItem(mark);
  } catch {
    // no storage in this window
  }
}
