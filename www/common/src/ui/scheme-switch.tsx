// SPDX-License-Identifier: Apache-2.0
import { useColorScheme } from '@mui/material/styles';
import { useCallback } from 'react';

/** The scheme in use and a function that takes the other one. */
export function useSchemeSwitch(): { dark: boolean; flip: () => void } {
  const { mode, systemMode, setMode } = useColorScheme();
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  const flip = useCallback(() => setMode(dark ? 'light' : 'dark'), [dark, setMode]);
  return { dark, flip };
}
