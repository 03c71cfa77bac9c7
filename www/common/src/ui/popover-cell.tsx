// SPDX-License-Identifier: Apache-2.0
import Popover from '@mui/material/Popover';
import { useId, useRef, useState, type ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './search-cell.css';

interface Props {
  label: string;
  icon: IconName;
  value: string;
  hint?: string;
  error?: string | undefined;
  /** Called with a function that closes the popover. */
  children: (close: () => void) => ReactNode;
}

/** A cell of the search bar that opens a small dialog: dates, travelers. */
export function PopoverCell({ label, icon, value, hint, error, children }: Props) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className="cellwrap">
      <button
        ref={anchor}
        type="button"
        className={error ? 'cell wrong' : 'cell'}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-describedby={error ? `${id}-err` : undefined}
        onClick={() => setOpen(true)}
      >
        <span className="lab">{label}</span>
        <span className="row gap2">
          <Icon name={icon} cls="s" />
          <span className={value ? 'val' : 'val none'}>{value || hint}</span>
        </span>
      </button>
      {error && (
        <span className="cell-err" id={`${id}-err`}>
          {error}
        </span>
      )}
      <Popover
        open={open}
        anchorEl={() => anchor.current}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': label } }}
      >
        <div className="pop-body">{children(close)}</div>
      </Popover>
    </div>
  );
}
