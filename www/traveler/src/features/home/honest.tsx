// SPDX-License-Identifier: Apache-2.0
import { Icon } from '@kayak/common/ui/icon';
import type { ReactNode } from 'react';

const promises = [
  ['Total first.', 'Every tax and fee has its own line.'],
  ['Refund before you cancel.', 'To the cent, and where it goes.'],
  ['Nobody pays for a place.', 'The ranking formula is on the results page.'],
] as const;

/** What we promise, beside a fare that is on sale now. */
export function Honest({ children }: { children: ReactNode }) {
  return (
    <section className="wrap section honest" aria-labelledby="h-price">
      <div className="stack g6">
        <h2 id="h-price" className="big">
          The first price is the last price.
        </h2>
        <p className="lead">
          The total you compare is the total you pay. If an airline changes it before you pay, we
          stop and ask. Canceling works the same way: you see the refund first, then you decide.
        </p>
        <ul className="stack g3 facts">
          {promises.map(([what, how]) => (
            <li key={what}>
              <Icon name="check" />
              <span>
                <b>{what}</b> <span className="t2">{how}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      {children}
    </section>
  );
}
