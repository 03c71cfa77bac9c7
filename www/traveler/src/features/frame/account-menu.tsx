// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { sayProblem } from '@kayak/common/api/problem';
import { initials } from '@kayak/common/text/words';
import { Icon } from '@kayak/common/ui/icon';
import { useSchemeSwitch } from '@kayak/common/ui/scheme-switch';
import { say } from '@kayak/common/ui/status';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMe } from '../../model/me.ts';

/** Sign-in when nobody is signed in; else the person's menu. */
export function AccountMenu() {
  const me = useMe();
  const { dark, flip } = useSchemeSwitch();
  const { pathname, search } = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const go = useNavigate();
  const leave = useMutation({
    ...account.signOut(useQueryClient()),
    onError: (e) => say(sayProblem(e), 'bad'),
  });
  const close = () => setAnchor(null);
  const scheme = dark ? 'Light colors' : 'Dark colors';

  if (!me) {
    const back = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return (
      <>
        <IconButton size="small" aria-label={scheme} onClick={flip}>
          <Icon name={dark ? 'sun' : 'moon'} />
        </IconButton>
        <Button component={Link} to={`/sign-in${back}`} size="small" variant="soft">
          Sign in
        </Button>
      </>
    );
  }
  return (
    <>
      <button
        type="button"
        className="avatar-button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Account of ${me.first_name} ${me.last_name}`}
        onClick={(e) => setAnchor(e.currentTarget)}
      >
        <span className="avatar">{initials(me.first_name, me.last_name)}</span>
      </button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        <MenuItem component={Link} to="/trips" onClick={close}>
          <Icon name="trip" />
          My trips
        </MenuItem>
        <MenuItem component={Link} to="/profile" onClick={close}>
          <Icon name="user" />
          Profile
        </MenuItem>
        <MenuItem onClick={flip}>
          <Icon name={dark ? 'sun' : 'moon'} />
          {scheme}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            leave.mutate(undefined, { onSuccess: () => void go('/') });
          }}
        >
          <Icon name="x" />
          Sign out
        </MenuItem>
      </Menu>
    </>
  );
}
