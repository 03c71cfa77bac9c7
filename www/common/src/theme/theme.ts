// SPDX-License-Identifier: Apache-2.0
// The MUI theme of both sites. Colors come from tokens.css by way of palettes.gen.ts; sizes are the
// tokens' own custom properties, so that data-density changes them without a second theme.
import { createTheme } from '@mui/material/styles';
import './augment.ts';
import { components } from './overrides.ts';
import { palettes } from './palettes.gen.ts';

type Colors = (typeof palettes)['light'] | (typeof palettes)['dark'];

function palette(c: Colors) {
  return {
    primary: {
      main: c.primary,
      dark: c['primary-hover'],
      light: c['primary-soft'],
      contrastText: c['on-primary'],
    },
    secondary: { main: c.accent, contrastText: c['on-accent'] },
    success: { main: c.success, light: c['success-soft'] },
    warning: { main: c.warning, light: c['warning-soft'] },
    error: { main: c.danger, light: c['danger-soft'], contrastText: c['on-danger'] },
    deal: { main: c.deal, light: c['deal-soft'] },
    background: { default: c.bg, paper: c.surface },
    surface2: c['surface-2'],
    surface3: c['surface-3'],
    raised: c.raised,
    text: { primary: c.text, secondary: c['text-2'], disabled: `${c['text-3']}99` },
    tertiary: c['text-3'],
    divider: c.line,
    outline: c['line-strong'],
    action: { hover: c['surface-2'], selected: c['primary-soft'] },
  };
}

const flat = createTheme().shadows.map(() => 'none');
flat[1] = 'var(--sh-1)';
flat[8] = 'var(--sh-2)';
flat[24] = 'var(--sh-3)';

const title = { fontWeight: 600, letterSpacing: '-.012em' } as const;
const display = { fontWeight: 600, letterSpacing: '-.025em' } as const;
const figures = { fontWeight: 600, fontVariantNumeric: 'tabular-nums' } as const;

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    light: { palette: palette(palettes.light) },
    dark: { palette: palette(palettes.dark) },
  },
  spacing: 4,
  shape: { borderRadius: 12 },
  shadows: flat as typeof flat & ReturnType<typeof createTheme>['shadows'],
  breakpoints: { values: { xs: 0, sm: 640, md: 900, lg: 1100, xl: 1440 } },
  transitions: { duration: { shortest: 120, standard: 200, complex: 320 } },
  typography: {
    fontFamily: 'var(--font)',
    fontSize: 16,
    htmlFontSize: 16,
    fontWeightMedium: 500,
    h1: { ...display, fontSize: 'var(--fs-32)', lineHeight: 1.18 },
    h2: { ...display, fontSize: 'var(--fs-24)', lineHeight: 1.25 },
    h3: { ...title, fontSize: 'var(--fs-18)', lineHeight: 1.3 },
    body1: { fontSize: 'var(--fs-16)', lineHeight: 1.55 },
    body2: { fontSize: 'var(--fs-14)', lineHeight: 1.5 },
    caption: { fontSize: 'var(--fs-13)', lineHeight: 1.45 },
    button: { fontWeight: 500, textTransform: 'none', letterSpacing: 0 },
    overline: { textTransform: 'none' },
    price: { ...figures, fontSize: '1.375rem', lineHeight: 1.2, letterSpacing: '-.016em' },
    priceLarge: { ...figures, fontSize: '2rem', lineHeight: 1.1, letterSpacing: '-.022em' },
  },
  components,
});
