// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import { Icon } from './icon.tsx';
import './search-summary.css';

export interface SummaryPart {
  key: string;
  value: string;
  /** Left out on a phone. */
  optional?: boolean;
}

interface Props {
  parts: readonly SummaryPart[];
  open: boolean;
  onEdit: () => void;
  controls: string;
}

/** What was searched, in one bar; Edit opens the search panel in its place. */
export function SearchSummary({ parts, open, onEdit, controls }: Props) {
  return (
    <div className="shead" role="group" aria-label="Your search">
      <dl>
        {parts.map((p) => (
          <div key={p.key} className={p.optional ? 'opt' : undefined}>
            <dt>{p.key}</dt>
            <dd>{p.value}</dd>
          </div>
        ))}
      </dl>
      <Button
        variant="outlined"
        size="small"
        aria-expanded={open}
        aria-controls={controls}
        onClick={onEdit}
      >
        <Icon name={open ? 'x' : 'edit'} cls="s" />
        <span className="word">{open ? 'Close' : 'Edit'}</span>
        <span className="sr">the search</span>
      </Button>
    </div>
  );
}
