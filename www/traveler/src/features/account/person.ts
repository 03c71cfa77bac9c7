// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { address, email, names, newPassword, placeRules } from './person-schema.ts';

/** What the address fields show; both forms below hold it. */
export interface Person {
  phone: string;
  address: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  ssn: string;
}

export const signUpSchema = z
  .object({ ...names, email, password: newPassword, ...address })
  .superRefine(placeRules);
export type SignUp = z.infer<typeof signUpSchema>;

export const profileSchema = z.object({ ...names, email, ...address }).superRefine(placeRules);
export type Profile = z.infer<typeof profileSchema>;

export const nobody: SignUp = {
  first_name: '',
  last_name: '',
  email: '',
  password: '',
  phone: '',
  address: '',
  city: '',
  state: '',
  zip: '',
  country: 'US',
  ssn: '',
};

/** The body without what was left empty. */
export function filled<T extends Record<string, unknown>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== '')) as Partial<T>;
}
