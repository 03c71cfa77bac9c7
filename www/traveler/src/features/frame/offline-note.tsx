// SPDX-License-Identifier: Apache-2.0
import { Banner } from '@kayak/common/ui/banner';
import { announce } from '@kayak/common/ui/status';
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';

const subscribe = (l: () => void) => onlineManager.subscribe(l);

/** Says that the network is away, and says it again when it is back. */
export function OfflineNote() {
  const online = useSyncExternalStore(subscribe, () => onlineManager.isOnline());
  const was = useRef(online);
  useEffect(() => {
    if (was.current !== online) announce(online ? 'You are back online.' : 'You are offline.');
    was.current = online;
  }, [online]);
  if (online) return null;
  return (
    <div className="wrap offline-note">
      <Banner tone="warn" icon="off">
        <b>You are offline.</b> Prices may have changed. You can read what was loaded; booking needs
        a connection.
      </Banner>
    </div>
  );
}
