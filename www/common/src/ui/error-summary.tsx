// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';

export interface WrongField {
  id: string;
  label: string;
  message: string;
}

/** All wrong fields at once, each a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ fields }: { fields: readonly WrongField[] }) {
  const box = useRef<HTMLDivElement>(null);
  const n = fields.length;
  useEffect(() => {
    if (n > 1) box.current?.focus();
  }, [n]);
  if (n < 2) return null;
  return (
    <div ref={box} className="banner bad" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <div>
        <b>{n} fields need a change.</b>
        <ul>
          {fields.map((f) => (
            <li key={f.id}>
              <a
                href={`#${f.id}`}
                onClick={(e) => {
                  e.preventDefault();
                  document.getElementById(f.id)?.focus();
                }}
              >
                {f.label}: {f.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
