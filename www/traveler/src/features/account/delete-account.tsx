// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { sayProblem } from '@kayak/common/api/problem';
import { say } from '@kayak/common/ui/status';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PasswordDialog } from './password-dialog.tsx';

interface Props {
  version: number;
  onGone: () => void;
}

export function DeleteAccount({ version, onGone }: Props) {
  const [open, setOpen] = useState(false);
  const remove = useMutation({
    ...account.remove(useQueryClient()),
    onError: (e) => {
      setOpen(false);
      say(sayProblem(e), 'bad');
    },
  });
  const gone = () => {
    say('Your account is deleted.', 'ok');
    onGone();
  };
  return (
    <section className="card pad stack g3" aria-labelledby="h-del">
      <h2 id="h-del">Delete the account</h2>
      <p className="s14 t2">
        Name, address and card references go for good. Bills are kept without your name, as the law
        wants. Trips that are still ahead have to be canceled first.
      </p>
      <Button color="error" onClick={() => setOpen(true)}>
        Delete account
      </Button>
      {open && (
        <PasswordDialog
          danger
          title="Delete the account?"
          text="This cannot be undone."
          action="Delete account"
          busy={remove.isPending}
          onClose={() => setOpen(false)}
          onSure={() => remove.mutate(version, { onSuccess: gone })}
        />
      )}
    </section>
  );
}
