// SPDX-License-Identifier: Apache-2.0
import type { WrongField } from '@kayak/common/ui/error-summary';
import type { FieldErrors } from 'react-hook-form';

const labels: Record<string, string> = {
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  password: 'Password',
  phone: 'Phone',
  address: 'Street address',
  city: 'City',
  state: 'State',
  zip: 'ZIP',
  country: 'Country',
  ssn: 'Social Security number',
};

/** For the summary: the fields of an account form have their names as ids. */
export function wrongFields(errors: FieldErrors): WrongField[] {
  return Object.entries(errors).map(([id, e]) => ({
    id,
    label: labels[id] ?? id,
    message: String(e?.message ?? ''),
  }));
}
