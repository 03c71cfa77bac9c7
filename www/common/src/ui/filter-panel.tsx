// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface Props {
  active: number;
  onClear: () => void;
  open: boolean;
  onClose: () => void;
  /** "Show 147 flights" */
  show: string;
  children: ReactNode;
}

/** The filters beside the list; on narrow pages in a drawer behind one button. */
export function FilterPanel({ active, onClear, open, onClose, show, children }: Props) {
  const narrow = useMediaQuery('(max-width: 1100px)');
  const head = (
    <div className="row between">
      <h2 className="fh">Filters</h2>
      {active > 0 && (
        <button type="button" className="link s14" onClick={onClear}>
          Clear
        </button>
      )}
    </div>
  );
  if (!narrow) {
    return (
      <section className="filters" aria-label="Filters">
        {head}
        {children}
      </section>
    );
  }
  return (
    <Drawer
      open={open}
      onClose={onClose}
      anchor="left"
      slotProps={{ paper: { 'aria-label': 'Filters', role: 'dialog' } }}
    >
      <div className="filters drawer">
        <div className="row between">
          {head}
          <IconButton size="small" aria-label="Close filters" onClick={onClose}>
            <Icon name="x" />
          </IconButton>
        </div>
        {children}
        <div className="drawer-foot">
          <Button variant="contained" onClick={onClose}>
            {show}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}

export function FilterButton({ active, onOpen }: { active: number; onOpen: () => void }) {
  return (
    <Button className="fbtn" variant="outlined" size="small" onClick={onOpen}>
      <Icon name="filter" cls="s" />
      Filters
      {active > 0 && <span className="tag pri num">{active}</span>}
    </Button>
  );
}
