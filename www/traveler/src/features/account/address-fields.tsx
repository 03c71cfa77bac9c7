// SPDX-License-Identifier: Apache-2.0
import { Field } from '@kayak/common/ui/field';
import { SelectField } from '@kayak/common/ui/select-field';
import { useFormContext, useWatch } from 'react-hook-form';
import { countries, states } from '../../model/countries.ts';
import type { Person } from './person.ts';

interface Props {
  /** The last four digits of the number that is stored, if there is one. */
  ssnLast4?: string | null | undefined;
}

const stateOptions = [['', 'Choose'] as const, ...states];

/** Phone, address and the optional SSN: the same in sign-up and in the profile. */
export function AddressFields({ ssnLast4 }: Props) {
  const { register, control, formState } = useFormContext<Person>();
  const { errors } = formState;
  const us = useWatch({ control, name: 'country' }) === 'US';
  return (
    <>
      <div className="grid2">
        <Field
          id="phone"
          label="Phone"
          optional
          type="tel"
          autoComplete="tel"
          help="Only if a flight changes"
          error={errors.phone?.message}
          {...register('phone')}
        />
        <SelectField
          id="country"
          label="Country"
          options={countries}
          autoComplete="country"
          error={errors.country?.message}
          {...register('country')}
        />
      </div>
      <Field
        id="address"
        label="Street address"
        optional
        autoComplete="street-address"
        error={errors.address?.message}
        {...register('address')}
      />
      <div className="grid3 place">
        <Field
          id="city"
          label="City"
          optional
          autoComplete="address-level2"
          error={errors.city?.message}
          {...register('city')}
        />
        {us ? (
          <SelectField
            id="state"
            label="State"
            options={stateOptions}
            autoComplete="address-level1"
            error={errors.state?.message}
            {...register('state')}
          />
        ) : (
          <Field
            id="state"
            label="Region"
            optional
            autoComplete="address-level1"
            error={errors.state?.message}
            {...register('state')}
          />
        )}
        <Field
          id="zip"
          label={us ? 'ZIP' : 'Postal code'}
          optional
          autoComplete="postal-code"
          inputProps={us ? { inputMode: 'numeric' } : {}}
          error={errors.zip?.message}
          {...register('zip')}
        />
      </div>
      <Field
        id="ssn"
        label="Social Security number"
        optional
        autoComplete="off"
        placeholder={ssnLast4 ? `stored, ends in ${ssnLast4}` : ''}
        help="Kept encrypted. Form 123-45-6789."
        error={errors.ssn?.message}
        {...register('ssn')}
      />
    </>
  );
}
