// SPDX-License-Identifier: Apache-2.0
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

interface RankingProps {
  /** That nobody pays for a place. */
  nobody: string;
  /** The formula in words, as the API ranks. */
  rule: string | undefined;
}

/** "How Best is ranked": the formula that orders this very list. */
export function Ranking({ nobody, rule }: RankingProps) {
  return (
    <details className="why">
      <summary>
        <Icon name="info" cls="s" />
        How “Best” is ranked
      </summary>
      <div className="box">
        <p>{nobody}</p>
        {rule && <p>{rule}</p>}
      </div>
    </details>
  );
}
