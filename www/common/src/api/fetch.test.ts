// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call } from './fetch.ts';
import { intentFor } from './keys.ts';
import { Problem, problemOf, sayProblem } from './problem.ts';
import { session } from './session.ts';

const at = 'http://localhost:3000';
const server = setupServer();
const quick = [1, 1, 1];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const post = (key?: string) =>
  new Request(`${at}/api/bookings`, {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': key } : {}) },
  });

describe('a keyed POST', () => {
  it('is repeated with its key until its fate is known', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.post(`${at}/api/bookings`, async ({ request }) => {
        seen.push(`${request.headers.get('Idempotency-Key')} ${await request.text()}`);
        if (seen.length === 1) return HttpResponse.error();
        if (seen.length === 2) return new HttpResponse(null, { status: 502 });
        return HttpResponse.json({ id: 'b1' }, { status: 202 });
      }),
    );
    const answer = await call(post('k1'), quick);
    expect(answer.status).toBe(202);
    expect(seen).toEqual(['k1 {"a":1}', 'k1 {"a":1}', 'k1 {"a":1}']);
  });
  it('waits for its twin', async () => {
    let n = 0;
    server.use(
      http.post(`${at}/api/bookings`, () =>
        ++n === 1
          ? new HttpResponse(null, { status: 409, headers: { 'Retry-After': '0' } })
          : HttpResponse.json({ id: 'b1' }, { status: 202 }),
      ),
    );
    expect((await call(post('k2'), quick)).status).toBe(202);
  });
  it('is not repeated after a definite answer', async () => {
    let n = 0;
    server.use(
      http.post(`${at}/api/bookings`, () => {
        n++;
        return HttpResponse.json({ type: '/problems/price-changed', status: 409 }, { status: 409 });
      }),
    );
    expect((await call(post('k3'), quick)).status).toBe(409);
    expect(n).toBe(1);
  });
});

it('a POST without a key is never repeated', async () => {
  let n = 0;
  server.use(
    http.post(`${at}/api/bookings`, () => {
      n++;
      return new HttpResponse(null, { status: 503 });
    }),
  );
  expect((await call(post(), quick)).status).toBe(503);
  expect(n).toBe(1);
});

describe('an old access token', () => {
  beforeEach(() => session.enter('old'));
  it('is refreshed once for many calls, and each is repeated', async () => {
    let refreshes = 0;
    server.use(
      http.post(`${at}/api/sessions/refresh`, () => {
        refreshes++;
        return HttpResponse.json({ access_token: 'new' });
      }),
      http.get(`${at}/api/me`, ({ request }) =>
        request.headers.get('Authorization') === 'Bearer new'
          ? HttpResponse.json({ id: 1 })
          : new HttpResponse(null, { status: 401 }),
      ),
    );
    const ask = () => call(new Request(`${at}/api/me`), []);
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
    expect(refreshes).toBe(1);
  });
  it('that cannot be refreshed ends the session', async () => {
    server.use(
      http.post(`${at}/api/sessions/refresh`, () => new HttpResponse(null, { status: 401 })),
      http.get(`${at}/api/me`, () => new HttpResponse(null, { status: 401 })),
    );
    expect((await call(new Request(`${at}/api/me`), [])).status).toBe(401);
    expect(session.signed()).toBe('out');
    expect(session.token()).toBeNull();
  });
});

describe('a problem', () => {
  it('keeps every wrong field', async () => {
    const p = await problemOf(
      Response.json(
        {
          type: '/problems/invalid',
          detail: '2 fields',
          errors: [{ pointer: '/zip', type: '/problems/malformed-zip', detail: 'Use 5 digits' }],
        },
        { status: 422 },
      ),
    );
    expect(p.kind).toBe('invalid');
    expect(p.errors).toEqual([{ pointer: '/zip', type: 'malformed-zip', detail: 'Use 5 digits' }]);
  });
  it('is made of whatever nginx says', async () => {
    const p = await problemOf(
      new Response('<html>', { status: 504, headers: { 'Retry-After': '5' } }),
    );
    expect(p).toMatchObject({ status: 504, kind: 'about:blank', retryAfter: 5, unknown: true });
    expect(sayProblem(p)).toMatch(/Nothing was booked/);
  });
  it('is told without codes', () => {
    expect(sayProblem(new Problem(429, {}))).toMatch(/Wait a moment/);
    expect(sayProblem(new TypeError('x is not a function'))).not.toMatch(/function/);
  });
});

it('one intent keeps its key, another gets its own', () => {
  const a = intentFor(null, { offer: 1 });
  expect(intentFor(a, { offer: 1 }).key).toBe(a.key);
  expect(intentFor(a, { offer: 2 }).key).not.toBe(a.key);
});
