// SPDX-License-Identifier: Apache-2.0
import { brandName } from '@kayak/common/ui/brand';
import { useEffect } from 'react';

/** The title of the window, and what a screen reader says when the page changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} – ${brandName}` : brandName;
  }, [title]);
}
