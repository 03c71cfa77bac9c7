// SPDX-License-Identifier: Apache-2.0
// How MUI's parts look here (look.md 2 and 4). Values are tokens only.
import type { Components, Theme } from '@mui/material/styles';

const ring = { outline: '2px solid transparent', boxShadow: 'var(--focus)' } as const;
const fast = 'background var(--t-fast), border-color var(--t-fast), color var(--t-fast)';

const MuiButton: Components<Theme>['MuiButton'] = {
  defaultProps: { disableElevation: true, variant: 'text' },
  variants: [
    {
      props: { variant: 'soft' },
      style: {
        background: 'var(--primary-soft)',
        color: 'var(--on-primary-soft)',
        '&:hover': { background: 'var(--surface-3)' },
      },
    },
  ],
  styleOverrides: {
    root: {
      minHeight: 'var(--control-h)',
      padding: '0 20px',
      gap: 8,
      borderRadius: 'var(--r-md)',
      fontSize: 'var(--control-fs)',
      lineHeight: 1.3,
      whiteSpace: 'nowrap',
      transition: fast,
      '&.Mui-focusVisible': ring,
      '&.Mui-disabled': { opacity: 0.5, color: 'inherit', pointerEvents: 'auto' },
      '[data-density=compact] &': { padding: '0 14px' },
    },
    sizeSmall: {
      minHeight: 'var(--control-h-sm)',
      padding: '0 14px',
      fontSize: 'var(--fs-14)',
      borderRadius: 10,
    },
    contained: {
      background: 'var(--primary)',
      color: 'var(--on-primary)',
      '&:hover': { background: 'var(--primary-hover)', color: 'var(--on-primary)' },
      '&.Mui-disabled': { background: 'var(--primary)', color: 'var(--on-primary)' },
      '&.MuiButton-colorError': { background: 'var(--danger-fill)', color: 'var(--on-danger)' },
    },
    outlined: {
      borderColor: 'var(--line-strong)',
      background: 'var(--surface)',
      color: 'var(--text)',
      '&:hover': {
        background: 'var(--surface-2)',
        borderColor: 'var(--line-strong)',
        color: 'var(--text)',
      },
    },
    text: {
      padding: '0 12px',
      color: 'var(--primary)',
      '&:hover': { background: 'var(--primary-soft)' },
      '&.MuiButton-colorInherit': { color: 'var(--text)' },
      '&.MuiButton-colorError': { color: 'var(--danger)' },
      '&.MuiButton-colorError:hover': { background: 'var(--danger-soft)' },
    },
  },
};

const MuiIconButton: Components<Theme>['MuiIconButton'] = {
  styleOverrides: {
    root: {
      width: 'var(--control-h)',
      height: 'var(--control-h)',
      borderRadius: 'var(--r-md)',
      color: 'var(--text)',
      '&:hover': { background: 'var(--surface-2)' },
      '&.Mui-focusVisible': ring,
    },
    sizeSmall: { width: 'var(--control-h-sm)', height: 'var(--control-h-sm)', borderRadius: 10 },
  },
};

const MuiChip: Components<Theme>['MuiChip'] = {
  defaultProps: { variant: 'outlined' },
  styleOverrides: {
    root: {
      height: 36,
      borderRadius: 'var(--r-full)',
      borderColor: 'var(--line-strong)',
      background: 'var(--surface)',
      color: 'var(--text)',
      fontSize: 'var(--fs-14)',
      fontWeight: 500,
      '&:hover': { background: 'var(--surface-2) !important' },
      '&.Mui-focusVisible': { ...ring, background: 'var(--surface)' },
      '&[aria-pressed=true]': {
        background: 'var(--primary-soft) !important',
        borderColor: 'var(--primary)',
        color: 'var(--on-primary-soft)',
      },
      '[data-density=compact] &': { height: 28, fontSize: 'var(--fs-13)' },
    },
    label: { padding: '0 14px', display: 'inline-flex', gap: 6, alignItems: 'center' },
  },
};

const MuiOutlinedInput: Components<Theme>['MuiOutlinedInput'] = {
  defaultProps: { notched: false },
  styleOverrides: {
    root: {
      minHeight: 'var(--control-h)',
      background: 'var(--surface)',
      borderRadius: 'var(--r-md)',
      fontSize: 'var(--control-fs)',
      '& fieldset': { borderColor: 'var(--line-strong)', top: 0 },
      '& fieldset legend': { display: 'none' },
      '&:hover:not(.Mui-focused) fieldset': { borderColor: 'var(--text-2)' },
      '&.Mui-focused': { boxShadow: 'var(--focus)' },
      '&.Mui-focused fieldset': { borderColor: 'var(--primary) !important', borderWidth: 1 },
      '&.Mui-error fieldset': { borderColor: 'var(--danger)', borderWidth: 2 },
    },
    input: {
      height: 'auto',
      padding: '10px 14px',
      '&:focus-visible': { boxShadow: 'none' },
      '&::placeholder': { color: 'var(--text-3)', opacity: 1 },
    },
  },
};

const MuiDialog: Components<Theme>['MuiDialog'] = {
  styleOverrides: {
    paper: {
      margin: 24,
      width: '100%',
      maxWidth: 560,
      borderRadius: 'var(--r-xl)',
      background: 'var(--raised)',
      boxShadow: 'var(--sh-3)',
      '@media (max-width: 640px)': { margin: 0, maxWidth: 'none', borderRadius: '24px 24px 0 0' },
    },
    container: { '@media (max-width: 640px)': { alignItems: 'flex-end' } },
  },
};

const raisedPaper = {
  background: 'var(--raised)',
  border: '1px solid var(--line)',
  borderRadius: 'var(--r-lg)',
  boxShadow: 'var(--sh-3)',
} as const;

export const components: Components<Theme> = {
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton,
  MuiIconButton,
  MuiChip,
  MuiOutlinedInput,
  MuiDialog,
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiPopover: { styleOverrides: { paper: { ...raisedPaper, marginTop: 8 } } },
  MuiDrawer: { styleOverrides: { paper: { background: 'var(--bg)' } } },
  MuiBackdrop: {
    styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { background: 'var(--scrim)' } } },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        minHeight: 44,
        gap: 12,
        margin: '0 8px',
        padding: '0 12px',
        borderRadius: 10,
        fontSize: 15,
        '&.Mui-focusVisible': { ...ring, background: 'var(--surface-2)' },
        '&:hover': { background: 'var(--surface-2)' },
      },
    },
  },
  MuiAlert: {
    styleOverrides: {
      root: {
        border: 0,
        padding: '6px 18px',
        fontSize: 15,
        borderRadius: 'var(--r-md)',
        color: 'var(--text)',
      },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: 'wave', variant: 'rounded' },
    styleOverrides: {
      root: {
        background: 'var(--surface-3)',
        '@media (prefers-reduced-motion: reduce)': { '&::after': { animation: 'none' } },
      },
    },
  },
  MuiSlider: {
    styleOverrides: {
      root: { height: 4, padding: '10px 0' },
      rail: { background: 'var(--surface-3)', opacity: 1 },
      track: { border: 0 },
      thumb: {
        width: 20,
        height: 20,
        background: 'var(--surface)',
        border: '2px solid var(--primary)',
        boxShadow: 'var(--sh-1)',
        '&:hover': { boxShadow: 'var(--sh-2)' },
        '&.Mui-focusVisible': { boxShadow: 'var(--focus)' },
      },
    },
  },
  MuiTableCell: {
    styleOverrides: { root: { height: 'var(--row-h)', padding: '6px var(--cell-x)' } },
  },
};
