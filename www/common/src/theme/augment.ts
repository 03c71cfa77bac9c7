// SPDX-License-Identifier: Apache-2.0
// What our theme has beyond MUI's own names.
import type { CSSProperties } from 'react';

interface Extra {
  surface2: string;
  surface3: string;
  raised: string;
  tertiary: string;
  outline: string;
}

declare module '@mui/material/styles' {
  interface Palette extends Extra {
    deal: { main: string; light: string };
  }
  interface PaletteOptions extends Partial<Extra> {
    deal?: { main: string; light: string };
  }
  interface TypographyVariants {
    price: CSSProperties;
    priceLarge: CSSProperties;
  }
  interface TypographyVariantsOptions {
    price?: CSSProperties;
    priceLarge?: CSSProperties;
  }
}
declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides {
    price: true;
    priceLarge: true;
  }
}
declare module '@mui/material/Button' {
  interface ButtonPropsVariantOverrides {
    soft: true;
  }
}
