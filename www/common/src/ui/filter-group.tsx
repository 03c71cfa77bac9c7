// SPDX-License-Identifier: Apache-2.0
import Slider from '@mui/material/Slider';
import { useId, useState, type ReactNode } from 'react';
import './filter-group.css';

/** One question about the results: a hairline, a title, its answers. */
export function FilterGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="fgroup">
      <legend>{title}</legend>
      <div>{children}</div>
    </fieldset>
  );
}

interface RowProps {
  label: string;
  count?: number | undefined;
  lowest?: string | undefined;
  checked: boolean;
  radio?: string;
  onChange: (checked: boolean) => void;
}

/** What was clicked shows at once; the list behind it follows when the answer came. */
function useEager(checked: boolean): [boolean, (on: boolean) => void] {
  const [told, setTold] = useState(checked);
  const [shown, setShown] = useState(checked);
  if (told !== checked) {
    setTold(checked);
    setShown(checked);
  }
  return [shown, setShown];
}

/** A box, its name, how many it would show, and the lowest total among them. */
export function FilterRow({ label, count, lowest, checked, radio, onChange }: RowProps) {
  const [shown, setShown] = useEager(checked);
  return (
    <label className="check">
      <input
        type={radio ? 'radio' : 'checkbox'}
        name={radio}
        checked={shown}
        onChange={(e) => {
          setShown(e.target.checked);
          onChange(e.target.checked);
        }}
      />
      <span>
        {label}{' '}
        {count !== undefined && <span className="n num">{count.toLocaleString('en-US')}</span>}
      </span>
      {lowest && (
        <span className="p">
          <span className="sr">from </span>
          {lowest}
        </span>
      )}
    </label>
  );
}

interface RangeProps {
  title: string;
  min: number;
  max: number;
  step: number;
  value: readonly [number, number];
  /** Bars of equal width over the range; how many results fall into each. */
  bars?: readonly number[] | undefined;
  say: (value: number) => string;
  thumbs: readonly [string, string];
  /** Only the upper thumb. */
  upper?: boolean;
  onChange: (value: readonly [number, number]) => void;
  children?: ReactNode;
}

/** A histogram over a track with two thumbs; the answer is asked when a thumb is let go. */
export function FilterRange(p: RangeProps) {
  const id = useId();
  const [live, setLive] = useState<readonly [number, number] | null>(null);
  const shown = live ?? p.value;
  const pair = (v: number | number[]): readonly [number, number] =>
    Array.isArray(v) ? [v[0] ?? p.min, v[1] ?? p.max] : [p.min, v];
  const most = Math.max(1, ...(p.bars ?? []));
  const at = (k: number) => p.min + ((k + 0.5) * (p.max - p.min)) / (p.bars?.length ?? 1);
  return (
    <FilterGroup title={p.title}>
      {p.bars && p.bars.length > 1 && (
        <div className="hist" aria-hidden="true">
          {p.bars.map((n, k) => (
            <i
              key={k}
              className={at(k) < shown[0] || at(k) > shown[1] ? 'off' : ''}
              style={{ height: `${n === 0 ? 0 : Math.max(2, (n / most) * 46)}px` }}
            />
          ))}
        </div>
      )}
      <div className="range">
        <Slider
          id={id}
          value={p.upper ? shown[1] : [...shown]}
          min={p.min}
          max={p.max}
          step={p.step}
          disableSwap
          getAriaLabel={(k) => p.thumbs[p.upper || k === 1 ? 1 : 0]}
          getAriaValueText={p.say}
          onChange={(_, v) => setLive(pair(v))}
          onChangeCommitted={(_, v) => {
            setLive(null);
            p.onChange(pair(v));
          }}
        />
      </div>
      <p className="row between s13 t2 num" aria-hidden="true">
        <span>{p.say(shown[0])}</span>
        <span>{p.say(shown[1])}</span>
      </p>
      {p.children}
    </FilterGroup>
  );
}
