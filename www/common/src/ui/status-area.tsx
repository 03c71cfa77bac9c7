// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { Banner } from './banner.tsx';
import { Icon } from './icon.tsx';
import { hush, hushOld, listen, now } from './status.ts';

/** The one live region under the header. All feedback is read here first. */
export function StatusArea() {
  const said = useSyncExternalStore(listen, now.said);
  const heard = useSyncExternalStore(listen, now.heard);
  const { pathname } = useLocation();

  useEffect(() => hushOld, [pathname]);

  return (
    <div
      className={said ? 'wrap status on' : 'wrap status'}
      id="status"
      role="status"
      aria-live="polite"
    >
      <span className="sr">{heard}</span>
      {said && (
        <Banner
          tone={said.tone}
          alert={said.tone === 'bad'}
          action={
            <>
              {said.action && (
                <Button size="small" onClick={said.action.run}>
                  {said.action.label}
                </Button>
              )}
              <IconButton size="small" aria-label="Close this message" onClick={hush}>
                <Icon name="x" cls="s" />
              </IconButton>
            </>
          }
        >
          {said.text}
        </Banner>
      )}
    </div>
  );
}
