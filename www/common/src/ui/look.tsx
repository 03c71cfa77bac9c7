// SPDX-License-Identifier: Apache-2.0
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import '@fontsource-variable/inter/opsz.css';
import '../theme/tokens.gen.css';
import '../theme/base.css';
import '../theme/forms.css';
import '../theme/frame.css';
import '../theme/parts.css';
import { theme } from '../theme/theme.ts';

/** Theme and styles. The page's public/theme.js reads the same stored choice before the first paint. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="theme">
      {children}
    </ThemeProvider>
  );
}
