// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { Problem } from '@kayak/common/api/problem';
import { Banner } from '@kayak/common/ui/banner';
import { Field } from '@kayak/common/ui/field';
import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { z } from 'zod';
import { showProblem } from '../../model/form-problem.ts';
import { email } from './person-schema.ts';
import './account.css';

const schema = z.object({ email, password: z.string().min(1, 'Write your password') });
type SignIn = z.infer<typeof schema>;

interface Props {
  /** Where to go on; kept for the way to sign-up. */
  next: string;
  onDone: () => void;
}

export function SignInForm({ next, onDone }: Props) {
  const form = useForm<SignIn>({
    resolver: zodResolver(schema),
    defaultValues: { email: '', password: '' },
  });
  const { register, handleSubmit, formState } = form;
  const enter = useMutation({
    ...account.signIn(useQueryClient()),
    onError: (e) => {
      if (!(e instanceof Problem && e.status === 401)) showProblem(form, e);
    },
  });
  const refused = enter.error instanceof Problem && enter.error.status === 401;
  const submit = handleSubmit((v) => enter.mutate(v, { onSuccess: onDone }));

  return (
    <form className="card pad stack g6 account" onSubmit={(e) => void submit(e)} noValidate>
      <div>
        <h1>Sign in</h1>
        <p className="t2">
          New here? <Link to={`/sign-up?next=${encodeURIComponent(next)}`}>Create an account</Link>
        </p>
      </div>
      {refused && (
        <Banner tone="bad" alert>
          That e-mail and password do not belong together. Check both and try again.
        </Banner>
      )}
      <Field
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <Field
        id="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <Button type="submit" variant="contained" loading={enter.isPending}>
        Sign in
      </Button>
    </form>
  );
}
