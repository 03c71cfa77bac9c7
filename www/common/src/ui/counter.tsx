// SPDX-License-Identifier: Apache-2.0
import IconButton from '@mui/material/IconButton';
import { Icon } from './icon.tsx';

interface Props {
  label: string;
  note?: string;
  value: number;
  min: number;
  max: number;
  onChange: (n: number) => void;
}

export function Counter({ label, note, value, min, max, onChange }: Props) {
  return (
    <div className="counter" role="group" aria-label={label}>
      <span className="grow">
        <span className="m">{label}</span>
        {note && <span className="s13 t3"> {note}</span>}
      </span>
      <IconButton
        size="small"
        aria-label={`Fewer: ${label}`}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      >
        <Icon name="minus" cls="s" />
      </IconButton>
      <output className="num b" aria-live="polite">
        {value}
      </output>
      <IconButton
        size="small"
        aria-label={`More: ${label}`}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Icon name="plus" cls="s" />
      </IconButton>
    </div>
  );
}
