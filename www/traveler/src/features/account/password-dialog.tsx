// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { Problem, sayProblem } from '@kayak/common/api/problem';
import { Dialog } from '@kayak/common/ui/dialog';
import { Field } from '@kayak/common/ui/field';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';

interface Props {
  title: string;
  text: string;
  action: string;
  danger?: boolean;
  busy: boolean;
  onClose: () => void;
  /** The password was right. */
  onSure: () => void;
}

/** Asks for the password once more before something that cannot be undone by a stranger. */
export function PasswordDialog({ title, text, action, danger, busy, onClose, onSure }: Props) {
  const id = useId();
  const [password, setPassword] = useState('');
  const confirm = useMutation(account.confirm());
  const e = confirm.error;
  const wrong = e instanceof Problem && (e.status === 401 || e.status === 403);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(password, { onSuccess: onSure });
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="outlined" onClick={onClose}>
            Keep as it is
          </Button>
          <Button
            type="submit"
            form={id}
            variant="contained"
            color={danger ? 'error' : 'primary'}
            loading={confirm.isPending || busy}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id={id} className="stack" onSubmit={submit}>
        <p className="t2">{text}</p>
        <Field
          id="confirm-password"
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={wrong ? 'That is not your password.' : e ? sayProblem(e) : undefined}
        />
      </form>
    </Dialog>
  );
}
