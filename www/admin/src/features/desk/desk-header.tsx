// SPDX-License-Identifier: Apache-2.0
import { sayProblem } from '@kayak/common/api/problem';
import { admins } from '@kayak/common/api/queries/admins';
import { Header } from '@kayak/common/ui/header';
import { Icon } from '@kayak/common/ui/icon';
import { useSchemeSwitch } from '@kayak/common/ui/scheme-switch';
import { say } from '@kayak/common/ui/status';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export function DeskHeader({ signed }: { signed: boolean }) {
  const { dark, flip } = useSchemeSwitch();
  const leave = useMutation({
    ...admins.signOut(useQueryClient()),
    onError: (e) => say(sayProblem(e), 'bad'),
  });
  const end = (
    <>
      <IconButton size="small" aria-label={dark ? 'Light colors' : 'Dark colors'} onClick={flip}>
        <Icon name={dark ? 'sun' : 'moon'} />
      </IconButton>
      {signed && (
        <Button size="small" color="inherit" onClick={() => leave.mutate()}>
          Sign out
        </Button>
      )}
    </>
  );
  return <Header nav={[]} note="Admin" end={end} />;
}
