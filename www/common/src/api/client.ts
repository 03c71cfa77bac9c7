// SPDX-License-Identifier: Apache-2.0
import createClient from 'openapi-fetch';
import { call } from './fetch.ts';
import { problemOf } from './problem.ts';
import type { paths } from './types.gen.ts';

/** The API, typed by path. Answers that are not 2xx throw a Problem. */
export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  fetch: (request: Request) => call(request),
});

api.use({
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
    return response;
  },
});

/** The body of an answer; an answer without one is an empty object. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
