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

function Head({ active, onClear }: Pick<Props, 'active' | 'onClear'>) {
  return (
    <div className="row between grow">
      <h2 className="fh">Filters</h2>
      {active > 0 && (
        <button type="button" className="link s14" onClick={onClear}>
          Clear
        </button>
      )}
    </div>
  );
}

/** The filters beside the list; on narrow pages in a drawer behind one button. */
export function FilterPanel(p: Props) {
  const narrow = useMediaQuery('(max-width: 1100px)');
  if (narrow) return <FilterDrawer {...p} />;
  return (
    <section className="filters" aria-label="Filters">
      <Head active={p.active} onClear={p.onClear} />
      {p.children}
    </section>
  );
}

export function FilterDrawer({ active, onClear, open, onClose, show, children }: Props) {
  return (
    <Drawer
      open={open}
      onClose={onClose}
      anchor="left"
      slotProps={{ paper: { 'aria-label': 'Filters', role: 'dialog' } }}
    >
      <div className="filters drawer">
        <div className="row between">
          <Head active={active} onClear={onClear} />
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
