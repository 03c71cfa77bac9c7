// SPDX-License-Identifier: Apache-2.0
import type { WrongField } from '@kayak/common/ui/error-summary';
import { today } from '@kayak/common/text/time';
import type { FieldErrors } from 'react-hook-form';
import { z } from 'zod';

const name = z
  .string()
  .trim()
  .min(1, 'Write the name as on the ID')
  .max(80, 'Use at most 80 characters');

export const travelersSchema = z.object({
  travelers: z.array(
    z.object({
      given_name: name,
      family_name: name,
      birth_date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date of birth')
        .refine((d) => d <= today(), 'This date is still to come'),
    }),
  ),
});
export type Travelers = z.infer<typeof travelersSchema>;

const labels = { given_name: 'first name', family_name: 'last name', birth_date: 'date of birth' };

/** For the summary: each wrong field with whose it is. */
export function wrongTravelers(errors: FieldErrors<Travelers>): WrongField[] {
  const list = errors.travelers;
  if (!Array.isArray(list)) return [];
  return list.flatMap(
    (t: Partial<Record<keyof typeof labels, { message?: string }>> | undefined, k) =>
      (Object.keys(labels) as (keyof typeof labels)[]).flatMap((f) => {
        const message = t?.[f]?.message;
        if (!message) return [];
        return [{ id: `travelers.${k}.${f}`, label: `Traveler ${k + 1}, ${labels[f]}`, message }];
      }),
  );
}
