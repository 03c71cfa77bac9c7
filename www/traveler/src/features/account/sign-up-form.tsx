// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { ErrorSummary } from '@kayak/common/ui/error-summary';
import { Field } from '@kayak/common/ui/field';
import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormProvider, useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { showProblem } from '../../model/form-problem.ts';
import { AddressFields } from './address-fields.tsx';
import { filled, nobody, signUpSchema, type SignUp } from './person.ts';
import { wrongFields } from './wrong-fields.ts';
import './account.css';

interface Props {
  next: string;
  onDone: () => void;
}

export function SignUpForm({ next, onDone }: Props) {
  const form = useForm<SignUp>({ resolver: zodResolver(signUpSchema), defaultValues: nobody });
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const join = useMutation({
    ...account.register(useQueryClient()),
    onError: (e) => showProblem(form, e),
  });
  const submit = handleSubmit((v) => join.mutate(filled(v) as SignUp, { onSuccess: onDone }));

  return (
    <FormProvider {...form}>
      <form className="card pad stack g6 account wide" onSubmit={(e) => void submit(e)} noValidate>
        <div>
          <h1>Create an account</h1>
          <p className="t2">
            Have one? <Link to={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>
          </p>
        </div>
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
          autoComplete="username"
          help="Confirmations and receipts go here"
          error={errors.email?.message}
          {...register('email')}
        />
        <Field
          id="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          help="At least 15 characters; a sentence is fine"
          error={errors.password?.message}
          {...register('password')}
        />
        <details className="stack" open={Object.keys(errors).some((k) => k in optional)}>
          <summary className="link">Phone and address, optional</summary>
          <div className="stack more">
            <AddressFields />
          </div>
        </details>
        <Button type="submit" variant="contained" loading={join.isPending}>
          Create account
        </Button>
      </form>
    </FormProvider>
  );
}

const optional = { phone: 1, address: 1, city: 1, state: 1, zip: 1, country: 1, ssn: 1 };
