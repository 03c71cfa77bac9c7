// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

export interface Line {
  label: string;
  amount: string;
}

interface Props {
  label: string;
  total: string;
  note: string;
  lines: Line[];
  /** The word beside the sum, "Total". */
  sum?: string;
  large?: boolean;
  children?: ReactNode;
}

/** The total first, then every line of it; our fee is shown even when it is zero. */
export function TotalBlock({ label, total, note, lines, sum = 'Total', large, children }: Props) {
  return (
    <div className="card pad">
      {label && <p className="s14 t2">{label}</p>}
      <p className={large ? 'price xl xxl' : 'price xl'}>{total}</p>
      {note && <p className="s14 t2">{note}</p>}
      <Lines lines={lines} sum={sum} total={total} />
      {children}
    </div>
  );
}

export function Lines({ lines, sum, total }: { lines: Line[]; sum: string; total: string }) {
  return (
    <dl className="lines lines-below">
      {lines.map((l) => (
        <div key={l.label}>
          <dt>{l.label}</dt>
          <dd>{l.amount}</dd>
        </div>
      ))}
      <div className="sum">
        <dt>{sum}</dt>
        <dd>{total}</dd>
      </div>
    </dl>
  );
}
