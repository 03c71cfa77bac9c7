// SPDX-License-Identifier: Apache-2.0
import { useId, type SelectHTMLAttributes } from 'react';
import { FieldFrame } from './field.tsx';

interface Props extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
  options: readonly (readonly [value: string, label: string])[];
  help?: string | undefined;
  error?: string | undefined;
}

/** A native select: the phone's own wheel, the keyboard's own letters. */
export function SelectField({ label, options, help, error, ...rest }: Props) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <select
        {...rest}
        id={id}
        className="input"
        aria-invalid={Boolean(error)}
        aria-describedby={error || help ? `${id}-below` : undefined}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
