// SPDX-License-Identifier: Apache-2.0
import { useEffect, type ReactNode } from 'react';
import { announce } from './status.ts';

/** A list that came: said once, and dimmed while the next answer is on its way. */
export function Loaded({
  stale,
  say,
  children,
}: {
  stale: boolean;
  say: string;
  children: ReactNode;
}) {
  useEffect(() => {
    if (!stale) announce(say);
  }, [stale, say]);
  return (
    <div className={stale ? 'stack dim' : 'stack'} aria-busy={stale}>
      {children}
    </div>
  );
}
