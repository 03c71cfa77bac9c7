// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import { Picture } from './picture.tsx';
import './nothing.css';

export interface Lift {
  label: string;
  /** "Without the price filter there are 97, from $509." */
  gives: string;
  run: () => void;
}

interface Props {
  title: string;
  /** Said when lifting a single filter would not help. */
  otherwise: string;
  lifts: Lift[];
  onClear?: (() => void) | undefined;
}

/** An empty list: its reason, and the one thing that would fill it. */
export function Nothing({ title, otherwise, lifts, onClear }: Props) {
  const best = lifts[0];
  return (
    <section className="card nothing" aria-label={title}>
      <div className="nothing-pic">
        <Picture kind="lakes" seed="empty-1" palette="morning" />
      </div>
      <div className="nothing-text">
        <h2>{title}</h2>
        <p className="t2">{best ? best.gives : otherwise}</p>
        <div className="row gap2 wrapable center">
          {lifts.slice(0, 3).map((l, k) => (
            <Button key={l.label} variant={k === 0 ? 'contained' : 'outlined'} onClick={l.run}>
              {l.label}
            </Button>
          ))}
          {onClear && <Button onClick={onClear}>Clear all filters</Button>}
        </div>
      </div>
    </section>
  );
}
