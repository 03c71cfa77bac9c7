// SPDX-License-Identifier: Apache-2.0
import { session } from '@kayak/common/api/session';
import { StatusArea } from '@kayak/common/ui/status-area';
import { useSyncExternalStore } from 'react';
import { Desk } from '../features/desk/desk.tsx';
import { DeskHeader } from '../features/desk/desk-header.tsx';
import { AdminSignIn } from '../features/sign-in/admin-sign-in.tsx';

/** Nobody sees more than the sign-in until the server has said who they are. */
export function Shell() {
  const signed = useSyncExternalStore(session.listen, session.signed);
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <DeskHeader signed={signed === 'in'} />
      <StatusArea />
      <main id="main" tabIndex={-1}>
        {signed === 'in' && <Desk />}
        {signed === 'out' && <AdminSignIn />}
      </main>
    </>
  );
}
