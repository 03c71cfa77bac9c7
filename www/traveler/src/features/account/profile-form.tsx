// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { Problem } from '@kayak/common/api/problem';
import type { User, UserChange } from '@kayak/common/api/shapes';
import { ErrorSummary } from '@kayak/common/ui/error-summary';
import { Field } from '@kayak/common/ui/field';
import { say } from '@kayak/common/ui/status';
import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { showProblem } from '../../model/form-problem.ts';
import { AddressFields } from './address-fields.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { profileSchema, type Profile } from './person.ts';
import { wrongFields } from './wrong-fields.ts';
import './account.css';

function valuesOf(me: User): Profile {
  return {
    first_name: me.first_name,
    last_name: me.last_name,
    email: me.email,
    phone: me.phone ?? '',
    address: me.address ?? '',
    city: me.city ?? '',
    state: me.state ?? '',
    zip: me.zip ?? '',
    country: me.country,
    ssn: '',
  };
}

/** Only what is different from what is stored. */
function changed(before: Profile, after: Profile): UserChange {
  const names = Object.keys(before) as (keyof Profile)[];
  return Object.fromEntries(names.filter((k) => before[k] !== after[k]).map((k) => [k, after[k]]));
}

export const needsPassword = (e: unknown) =>
  e instanceof Problem && e.status === 403 && e.body.needs === 'password';

export function ProfileForm({ me }: { me: User }) {
  const before = valuesOf(me);
  const client = useQueryClient();
  const form = useForm<Profile>({ resolver: zodResolver(profileSchema), values: before });
  const [waiting, setWaiting] = useState<UserChange | null>(null);
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const change = useMutation(account.change(client));

  const save = (values: UserChange) => {
    change.mutate(
      { version: me.version, values },
      {
        onSuccess: () => {
          setWaiting(null);
          say('Saved.', 'ok');
        },
        onError: (e) => {
          if (needsPassword(e)) return setWaiting(values);
          showProblem(form, e);
          if (e instanceof Problem && e.status === 412)
            void client.invalidateQueries({ queryKey: ['me'] });
        },
      },
    );
  };
  const submit = handleSubmit((v) => {
    const values = changed(before, v);
    if (Object.keys(values).length === 0) say('Nothing was different from what is stored.');
    else save(values);
  });

  return (
    <FormProvider {...form}>
      <form
        className="card pad stack g6"
        onSubmit={(e) => void submit(e)}
        noValidate
        aria-labelledby="h-you"
      >
        <h2 id="h-you">You</h2>
        <ErrorSummary fields={wrongFields(errors)} />
        <div className="grid2">
          <Field
            id="first_name"
            label="First name"
            autoComplete="given-name"
            error={errors.first_name?.message}
            {...register('first_name')}
          />
          <Field
            id="last_name"
            label="Last name"
            autoComplete="family-name"
            error={errors.last_name?.message}
            {...register('last_name')}
          />
        </div>
        <Field
          id="email"
          label="E-mail"
          type="email"
          autoComplete="email"
          help="Confirmations and receipts go here"
          error={errors.email?.message}
          {...register('email')}
        />
        <AddressFields ssnLast4={me.ssn_last4} />
        <div className="row gap2">
          <Button type="submit" variant="contained" loading={change.isPending}>
            Save
          </Button>
          {formState.isDirty && <Button onClick={() => form.reset(before)}>Undo changes</Button>}
        </div>
      </form>
      {waiting && (
        <PasswordDialog
          title="Your password, please"
          text="E-mail and Social Security number change only with your password."
          action="Save"
          busy={change.isPending}
          onClose={() => setWaiting(null)}
          onSure={() => save(waiting)}
        />
      )}
    </FormProvider>
  );
}
