// SPDX-License-Identifier: Apache-2.0
import MuiDialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { useId, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './dialog.css';

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  actions: ReactNode;
  width?: number;
  children: ReactNode;
}

/** Traps focus, closes on Escape, gives focus back; a sheet from below on a phone. */
export function Dialog({ open, title, onClose, actions, width = 560, children }: Props) {
  const id = useId();
  return (
    <MuiDialog
      open={open}
      onClose={onClose}
      aria-labelledby={id}
      slotProps={{ paper: { sx: { maxWidth: { sm: width } } } }}
    >
      <header className="dlg-head">
        <h2 id={id}>{title}</h2>
        <IconButton size="small" aria-label="Close" onClick={onClose}>
          <Icon name="x" />
        </IconButton>
      </header>
      <div className="dlg-body">{children}</div>
      <footer className="dlg-foot">{actions}</footer>
    </MuiDialog>
  );
}
