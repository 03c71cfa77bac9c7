// SPDX-License-Identifier: Apache-2.0
// fetch() with what every call of ours needs: the bearer token, one refresh on 401, and for a keyed POST
// whose fate is unknown a repeat with the same key, which the server answers as it answered the first.
import { noAnswer } from './problem.ts';
import { refresh, session } from './session.ts';

const repeats = [500, 1500, 4000];
const unknown = new Set([502, 503, 504]);

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

function withToken(request: Request): Request {
  const token = session.token();
  const copy = request.clone();
  if (token) copy.headers.set('Authorization', `Bearer ${token}`);
  return copy;
}

async function once(request: Request): Promise<Response | null> {
  try {
    return await fetch(withToken(request));
  } catch (e) {
    if (request.signal.aborted) throw e;
    return null;
  }
}

/** True when asking again with the same key is right. Queries have repeats of their own. */
function repeatable(request: Request, answer: Response | null): boolean {
  const keyed = request.headers.has('Idempotency-Key');
  if (!keyed) return false;
  if (answer === null || unknown.has(answer.status)) return true;
  return answer.status === 409 && answer.headers.has('Retry-After');
}

export async function call(
  request: Request,
  pauses: readonly number[] = repeats,
): Promise<Response> {
  let answer = await once(request);
  if (answer?.status === 401 && session.signed() !== 'out' && (await refresh())) {
    answer = await once(request);
  }
  for (const pause of pauses) {
    if (!repeatable(request, answer)) break;
    const asked = Number(answer?.headers.get('Retry-After') ?? 0) * 1000;
    await wait(Math.max(pause, Math.min(asked, 5000)));
    answer = await once(request);
  }
  if (answer === null) throw noAnswer();
  return answer;
}
