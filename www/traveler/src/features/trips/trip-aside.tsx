// SPDX-License-Identifier: Apache-2.0
import type { Booking } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { moment } from '@kayak/common/text/time';
import { sentence } from '@kayak/common/text/words';
import { TotalBlock } from '@kayak/common/ui/total-block';
import { cardOf, paidMinor } from './booking-state.ts';

const refundWords = {
  TODO: 'on its way',
  CALLING: 'on its way',
  DONE: 'sent',
  FAILED: 'needs our help, we are on it',
} as const;

/** What was paid, what went back, and everything that happened. */
export function TripAside({ booking: b }: { booking: Booking }) {
  const text = (minor: number) => money(minor, b.currency);
  const paid = paidMinor(b);
  return (
    <aside className="stack" aria-label="Price and history">
      <TotalBlock
        label={paid > 0 ? 'Paid' : 'Total'}
        total={text(b.total_minor)}
        note={paid > 0 ? cardOf(b) : 'taxes included'}
        lines={b.price.lines.map((l) => ({ label: l.name, amount: text(l.amount_minor) }))}
      />
      {b.refunds.length > 0 && (
        <section className="card pad stack g3" aria-labelledby="h-ref">
          <h2 id="h-ref">Refund</h2>
          {b.refunds.map((r) => (
            <p key={r.id} className="s14">
              <b className="price l ok">{text(r.amount_minor)}</b>
              <br />
              <span className="t2">
                {refundWords[r.state]}
                {r.done_at ? ` on ${moment(r.done_at)}` : ''}
              </span>
            </p>
          ))}
        </section>
      )}
      <section className="card pad stack g3" aria-labelledby="h-hist">
        <h2 id="h-hist">History</h2>
        <ol className="hist-list">
          {b.history.map((e) => (
            <li key={e.at + e.what}>
              <div>
                <b>{sentence(e.what)}</b>
                {e.detail && <span className="t2"> {e.detail}</span>}
                <br />
                <time className="s13 t3" dateTime={e.at}>
                  {moment(e.at)}
                </time>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
