// SPDX-License-Identifier: Apache-2.0
import { paths, type IconName } from './icon-paths.ts';

export type { IconName };

/** A mark beside a word: it is hidden from screen readers, the word is not. */
export function Icon({ name, cls = '' }: { name: IconName; cls?: string }) {
  return (
    <svg className={`i ${cls}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} transform={name === 'plane' ? 'rotate(45 12 12)' : undefined} />
    </svg>
  );
}
