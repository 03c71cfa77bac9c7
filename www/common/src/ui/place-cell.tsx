// SPDX-License-Identifier: Apache-2.0
import useAutocomplete from '@mui/material/useAutocomplete';
import { useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './search-cell.css';

export interface Place {
  /** What the API wants: an airport's code, a city's name. */
  key: string;
  /** What the field shows once chosen: "San Francisco SFO". */
  name: string;
  detail: string;
  code?: string | undefined;
}

interface Props {
  label: string;
  icon: IconName;
  value: Place | null;
  hint: string;
  options: readonly Place[];
  loading: boolean;
  error?: string | undefined;
  onText: (text: string) => void;
  onChange: (place: Place | null) => void;
}

/** A place by name or code. The list is the API's, so that a typing error is forgiven there. */
export function PlaceCell(p: Props) {
  const [text, setText] = useState('');
  const ac = useAutocomplete<Place, false, false, false>({
    options: p.options,
    value: p.value,
    autoHighlight: true,
    autoSelect: true,
    openOnFocus: false,
    selectOnFocus: true,
    handleHomeEndKeys: true,
    getOptionLabel: (o) => o.name,
    getOptionKey: (o) => o.key,
    isOptionEqualToValue: (a, b) => a.key === b.key,
    filterOptions: (all) => all,
    onChange: (_, place) => p.onChange(place),
    onInputChange: (_, t, why) => {
      setText(t);
      if (why === 'input') p.onText(t);
    },
  });
  const { ref, ...input } = ac.getInputProps() as ReturnType<typeof ac.getInputProps> & {
    ref: React.Ref<HTMLInputElement>;
  };
  const asked = ac.popupOpen && text.trim().length > 1;
  return (
    <div className="cellwrap" {...ac.getRootProps()}>
      <div className={p.error ? 'cell wrong' : 'cell'}>
        <label {...ac.getInputLabelProps()}>{p.label}</label>
        <div className="row gap2">
          <Icon name={p.icon} cls="s" />
          <input
            {...input}
            ref={ref}
            placeholder={p.hint}
            aria-invalid={Boolean(p.error)}
            aria-describedby={p.error ? `${String(input.id)}-err` : undefined}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      </div>
      {p.error && (
        <span className="cell-err" id={`${String(input.id)}-err`}>
          {p.error}
        </span>
      )}
      {asked && ac.groupedOptions.length > 0 && (
        <ul className="options" {...ac.getListboxProps()} aria-label={p.label}>
          {(ac.groupedOptions as Place[]).map((option, index) => {
            const { key, ...props } = ac.getOptionProps({ option, index }) as { key: string };
            return (
              <li key={key} {...props}>
                <Icon name={p.icon} />
                <span>
                  <b>{option.name}</b>
                  <br />
                  <span className="s13 t3">{option.detail}</span>
                </span>
                {option.code && <span className="code">{option.code}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {asked && ac.groupedOptions.length === 0 && !p.loading && (
        <div className="options">
          <p role="status">No place by that name. Try a city or a three-letter airport code.</p>
        </div>
      )}
    </div>
  );
}
