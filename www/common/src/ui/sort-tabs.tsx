// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './sort-tabs.css';

export interface SortChoice<K extends string> {
  key: K;
  name: string;
  /** "$626 · 5h 33m" of the first of this order. */
  best?: string | undefined;
}

interface Props<K extends string> {
  choices: readonly SortChoice<K>[];
  value: K;
  onChange: (key: K) => void;
}

export function SortTabs<K extends string>({ choices, value, onChange }: Props<K>) {
  return (
    <div className="sorts" role="group" aria-label="Sort">
      {choices.map((c) => (
        <button
          key={c.key}
          type="button"
          aria-pressed={c.key === value}
          onClick={() => onChange(c.key)}
        >
          <span className="k">{c.name}</span>
          {c.best && <span className="v">{c.best}</span>}
        </button>
      ))}
    </div>
  );
}

export interface Weight {
  of: string;
  percent: number;
}

/** "How Best is ranked": the weights, and that nobody pays for a place. */
export function Ranking({
  nobody,
  weights,
  children,
}: {
  nobody: string;
  weights: readonly Weight[];
  children?: ReactNode;
}) {
  return (
    <details className="why">
      <summary>
        <Icon name="info" cls="s" />
        How “Best” is ranked
      </summary>
      <div className="box">
        <p>{nobody}</p>
        {weights.map((w) => (
          <div key={w.of} className="w">
            <span>{w.of}</span>
            <i style={{ width: `${w.percent * 2}%` }} />
            <span className="num">{w.percent}%</span>
          </div>
        ))}
        {children}
      </div>
    </details>
  );
}
