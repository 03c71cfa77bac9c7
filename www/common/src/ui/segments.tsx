// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent, ReactNode } from 'react';

export interface Segment<K extends string> {
  key: K;
  label: ReactNode;
}

interface Props<K extends string> {
  label: string;
  items: readonly Segment<K>[];
  value: K;
  onChange: (key: K) => void;
  /** The panel of a tab has this id. */
  panel: (key: K) => string;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs that switch content; arrow keys move between them. */
export function Segments<K extends string>({ label, items, value, onChange, panel }: Props<K>) {
  const onKey = (e: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[e.key];
    if (!step) return;
    const at = items.findIndex((i) => i.key === value);
    const next = items[(at + step + items.length) % items.length];
    if (!next) return;
    onChange(next.key);
    document.getElementById(`tab-${panel(next.key)}`)?.focus();
  };
  return (
    <div className="seg" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={onKey}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          id={`tab-${panel(item.key)}`}
          aria-controls={panel(item.key)}
          aria-selected={item.key === value}
          tabIndex={item.key === value ? 0 : -1}
          onClick={() => onChange(item.key)}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
