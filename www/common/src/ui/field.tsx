// SPDX-License-Identifier: Apache-2.0
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface Props extends Omit<OutlinedInputProps, 'label' | 'error'> {
  label: string;
  optional?: boolean;
  help?: string | undefined;
  error?: string | undefined;
}

/** Label above, input, then what is wrong or else what helps; all tied together for screen readers. */
export function Field({ label, optional, help, error, inputProps, ...rest }: Props) {
  const made = useId();
  const id = rest.id ?? made;
  const below = error || help ? `${id}-below` : undefined;
  return (
    <FieldFrame id={id} label={label} optional={optional} help={help} error={error}>
      <OutlinedInput
        {...rest}
        id={id}
        error={Boolean(error)}
        fullWidth
        inputProps={{ ...inputProps, 'aria-describedby': below }}
      />
    </FieldFrame>
  );
}

interface FrameProps {
  id: string;
  label: string;
  optional?: boolean | undefined;
  help?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}

export function FieldFrame({ id, label, optional, help, error, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="t3 light"> optional</span>}
      </label>
      {children}
      {error ? (
        <p className="err" id={`${id}-below`}>
          <Icon name="alert" cls="s" />
          <span>{error}</span>
        </p>
      ) : (
        help && (
          <p className="help" id={`${id}-below`}>
            {help}
          </p>
        )
      )}
    </div>
  );
}
