// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { Problem } from '@kayak/common/api/problem';
import { Field } from '@kayak/common/ui/field';
import { say } from '@kayak/common/ui/status';
import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { showProblem } from '../../model/form-problem.ts';
import { newPassword } from './person-schema.ts';

const schema = z.object({
  current: z.string().min(1, 'Write your present password'),
  new_password: newPassword,
});
type Change = z.infer<typeof schema>;

export function PasswordForm() {
  const form = useForm<Change>({
    resolver: zodResolver(schema),
    defaultValues: { current: '', new_password: '' },
  });
  const { register, handleSubmit, formState, reset, setError } = form;
  const { errors } = formState;
  const change = useMutation({
    ...account.password(),
    onSuccess: () => {
      reset();
      say('The password is changed. Other browsers are signed out.', 'ok');
    },
    onError: (e) => {
      if (e instanceof Problem && (e.status === 401 || e.status === 403))
        setError('current', { message: 'That is not your password.' });
      else showProblem(form, e);
    },
  });
  const submit = handleSubmit((v) => change.mutate(v));
  return (
    <form
      className="card pad stack"
      onSubmit={(e) => void submit(e)}
      noValidate
      aria-labelledby="h-pw"
    >
      <h2 id="h-pw">Password</h2>
      <Field
        id="current"
        label="Present password"
        type="password"
        autoComplete="current-password"
        error={errors.current?.message}
        {...register('current')}
      />
      <Field
        id="new_password"
        label="New password"
        type="password"
        autoComplete="new-password"
        help="At least 15 characters; a sentence is fine"
        error={errors.new_password?.message}
        {...register('new_password')}
      />
      <Button type="submit" variant="outlined" loading={change.isPending}>
        Change password
      </Button>
    </form>
  );
}
