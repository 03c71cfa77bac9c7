// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { session } from '@kayak/common/api/session';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

export function useSigned() {
  return useSyncExternalStore(session.listen, session.signed);
}

/** Who is signed in, as far as is known. */
export function useMe() {
  const signed = useSigned();
  const me = useQuery({ ...account.me(), enabled: signed === 'in' });
  return signed === 'in' ? me.data : undefined;
}
