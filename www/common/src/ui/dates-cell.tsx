// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useState } from 'react';
import { addDays, range, weekdayDate } from '../text/time.ts';
import { PopoverCell } from './popover-cell.tsx';

const Calendar = lazy(() => import('./calendar.tsx'));

export interface Dates {
  from: string;
  to: string | null;
}

interface Props {
  label: string;
  /** "Leave" and "Return", "Check-in" and "Check-out". */
  names: readonly [string, string];
  value: Dates;
  /** One date only. */
  single?: boolean;
  min: string;
  max: string;
  error?: string | undefined;
  onChange: (dates: Dates) => void;
}

export function DatesCell({
  label,
  names,
  value,
  single = false,
  min,
  max,
  error,
  onChange,
}: Props) {
  const [picking, setPicking] = useState<'from' | 'to'>('from');
  const shown = single || !value.to ? weekdayDate(value.from) : range(value.from, value.to);

  const pick = (date: string, close: () => void) => {
    if (single) {
      onChange({ from: date, to: value.to });
      close();
    } else if (picking === 'from') {
      onChange({ from: date, to: value.to && value.to > date ? value.to : addDays(date, 3) });
      setPicking('to');
    } else if (date <= value.from) {
      onChange({ from: date, to: addDays(date, 3) });
    } else {
      onChange({ from: value.from, to: date });
      setPicking('from');
      close();
    }
  };

  return (
    <PopoverCell label={label} icon="cal" value={shown} error={error}>
      {(close) => (
        <>
          {!single && (
            <div className="cal-which" role="group" aria-label="Which date">
              {(['from', 'to'] as const).map((k, n) => (
                <button
                  key={k}
                  type="button"
                  aria-pressed={picking === k}
                  onClick={() => setPicking(k)}
                >
                  <span className="s13 t3">{names[n as 0 | 1]}</span>
                  <br />
                  <b>{weekdayDate((k === 'from' ? value.from : value.to) ?? value.from)}</b>
                </button>
              ))}
            </div>
          )}
          <Suspense fallback={<div style={{ height: 334 }} />}>
            <Calendar
              from={value.from}
              to={single ? null : value.to}
              picking={single ? 'from' : picking}
              min={min}
              max={max}
              onPick={(d) => pick(d, close)}
            />
          </Suspense>
        </>
      )}
    </PopoverCell>
  );
}
