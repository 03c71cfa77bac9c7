// SPDX-License-Identifier: Apache-2.0
// What the status area says. A store outside React, so that a mutation's handler can speak without a hook.
import type { Tone } from './banner.tsx';

export interface Said {
  text: string;
  tone: Tone;
  action?: { label: string; run: () => void };
}

let said: Said | null = null;
let at = 0;
let heard = '';
const listeners = new Set<() => void>();

function tell() {
  for (const l of listeners) l();
}

/** Shows a sentence in the status area until the next one, or until the page changes. */
export function say(text: string, tone: Tone = 'info', action?: Said['action']): void {
  said = action ? { text, tone, action } : { text, tone };
  at = performance.now();
  tell();
}

/** Says a sentence to screen readers only. */
export function announce(text: string): void {
  heard = text;
  tell();
}

export function hush(): void {
  if (!said) return;
  said = null;
  tell();
}

/** For a change of page: what was said in the same breath ("Saved", then on to the list) stays. */
export function hushOld(): void {
  if (performance.now() - at > 1000) hush();
}

export function listen(l: () => void): () => void {
  listeners.add(l);
  return () => listeners.delete(l);
}

export const now = { said: () => said, heard: () => heard };
