// SPDX-License-Identifier: Apache-2.0
import { Problem, sayProblem } from '@kayak/common/api/problem';
import { say } from '@kayak/common/ui/status';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

/** The field that a pointer of ours means: `/travelers/0/birth_date` is `travelers.0.birth_date`. */
export function fieldOf(pointer: string): string {
  return pointer.replace(/^[#/]+/, '').replace(/\//g, '.');
}

/** Puts each wrong field's sentence at its field; what has no field goes to the status area. */
export function showProblem<T extends FieldValues>(form: UseFormReturn<T>, error: unknown): void {
  if (!(error instanceof Problem) || error.errors.length === 0) {
    say(sayProblem(error), 'bad');
    return;
  }
  const known = form.getValues();
  const lost: string[] = [];
  error.errors.forEach((e, k) => {
    const name = fieldOf(e.pointer);
    if (name.split('.')[0] !== undefined && (name.split('.')[0] as string) in known) {
      form.setError(name as Path<T>, { message: e.detail }, { shouldFocus: k === 0 });
    } else lost.push(e.detail);
  });
  if (lost.length > 0) say(lost.join(' '), 'bad');
}
