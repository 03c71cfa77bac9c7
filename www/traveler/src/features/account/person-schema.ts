// SPDX-License-Identifier: Apache-2.0
// The rules of the forms. The server has the same rules and the last word; these only answer sooner.
import { z } from 'zod';
import { states } from '../../model/countries.ts';

const known = new Set(states.flatMap(([code, name]) => [code.toLowerCase(), name.toLowerCase()]));
const name = z.string().trim().min(1, 'Write the name as on the ID you fly with').max(80);

export const address = {
  phone: z.string().trim().max(24, 'Use at most 24 characters'),
  address: z.string().trim().max(160),
  city: z.string().trim().max(80),
  state: z.string().trim(),
  zip: z.string().trim(),
  country: z.string().length(2),
  ssn: z
    .string()
    .trim()
    .regex(/^(\d{3}-\d{2}-\d{4})?$/, 'Use the form 123-45-6789'),
};

interface Addressed {
  state: string;
  zip: string;
  country: string;
}

/** State and ZIP are ruled where the country is the United States. */
export function placeRules(a: Addressed, ctx: z.RefinementCtx): void {
  if (a.country !== 'US') return;
  if (a.state && !known.has(a.state.toLowerCase())) {
    ctx.addIssue({ code: 'custom', path: ['state'], message: 'Not one of the 50 states or DC.' });
  }
  if (a.zip && !/^\d{5}(-\d{4})?$/.test(a.zip)) {
    ctx.addIssue({
      code: 'custom',
      path: ['zip'],
      message: 'Use 5 digits, like 94107, or 94107-1234.',
    });
  }
}

export const names = { first_name: name, last_name: name };
export const email = z.email('Write an address like maya@example.com');
export const newPassword = z
  .string()
  .min(15, 'Use at least 15 characters: a sentence is easy to remember')
  .max(128, 'Use at most 128 characters');
