// SPDX-License-Identifier: Apache-2.0
// One key for one intent: the same body keeps its key through every repeat, another body gets a new one.
export interface Intent {
  key: string;
  body: string;
}

export function intentFor(before: Intent | null, body: unknown): Intent {
  const text = JSON.stringify(body);
  if (before?.body === text) return before;
  return { key: crypto.randomUUID(), body: text };
}
