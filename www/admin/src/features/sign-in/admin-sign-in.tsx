// SPDX-License-Identifier: Apache-2.0
import { Problem, sayProblem } from '@kayak/common/api/problem';
import { admins } from '@kayak/common/api/queries/admins';
import { Banner } from '@kayak/common/ui/banner';
import { Field } from '@kayak/common/ui/field';
import { say } from '@kayak/common/ui/status';
import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import './sign-in.css';

const schema = z.object({
  email: z.email('Write your work e-mail'),
  password: z.string().min(1, 'Write your password'),
  code: z.string().regex(/^\d{6}$/, 'Six digits, from your authenticator'),
});
type SignIn = z.infer<typeof schema>;

export function AdminSignIn() {
  const form = useForm<SignIn>({
    resolver: zodResolver(schema),
    defaultValues: { email: '', password: '', code: '' },
  });
  const { register, handleSubmit, formState, resetField } = form;
  const { errors } = formState;
  const refusedBy = (e: unknown) => e instanceof Problem && (e.status === 401 || e.status === 403);
  const enter = useMutation({
    ...admins.signIn(useQueryClient()),
    onError: (e) => {
      resetField('code');
      if (!refusedBy(e)) say(sayProblem(e), 'bad');
    },
  });
  const submit = handleSubmit((v) => enter.mutate(v));

  return (
    <div className="wrap">
      <form className="card pad stack sign-in" onSubmit={(e) => void submit(e)} noValidate>
        <h1>Staff sign-in</h1>
        {refusedBy(enter.error) && (
          <Banner tone="bad" alert>
            E-mail, password and code do not belong together. A code works once and for 30 seconds.
          </Banner>
        )}
        <Field
          id="email"
          label="E-mail"
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register('email')}
        />
        <Field
          id="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...register('password')}
        />
        <Field
          id="code"
          label="Code"
          autoComplete="one-time-code"
          help="Six digits, from your authenticator"
          inputProps={{ inputMode: 'numeric', maxLength: 6 }}
          error={errors.code?.message}
          {...register('code')}
        />
        <Button type="submit" variant="contained" loading={enter.isPending}>
          Sign in
        </Button>
      </form>
    </div>
  );
}
