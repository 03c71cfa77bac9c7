// SPDX-License-Identifier: Apache-2.0
import type { OffersChecked, PriceLine } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { timeOfDay } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { Icon } from '@kayak/common/ui/icon';
import { TotalBlock, type Line } from '@kayak/common/ui/total-block';
import { cancelFact } from '../../model/terms.ts';

interface Props {
  checked: OffersChecked;
  total: number;
}

/** Price and taxes of each part; with one part all its lines. */
function linesOf(c: OffersChecked): Line[] {
  const text = (minor: number) => money(minor, c.currency);
  const only = c.parts.length === 1 ? c.parts[0] : undefined;
  if (only) return only.price.lines.map((l) => ({ label: l.name, amount: text(l.amount_minor) }));
  return c.parts.flatMap((p) => [
    { label: p.title, amount: text(p.price.base_minor) },
    { label: 'Its taxes and fees', amount: text(p.price.tax_minor + p.price.fee_minor) },
  ]);
}

export function PriceAside({ checked: c, total }: Props) {
  const text = (minor: number) => money(minor, c.currency);
  const until = c.parts.map((p) => p.expires_at).sort()[0];
  const every: [string, PriceLine][] = c.parts.flatMap((p) =>
    p.price.lines.map((l): [string, PriceLine] => [p.title, l]),
  );
  return (
    <aside className="stack csum" aria-label="Price">
      <TotalBlock
        large
        label="You pay today"
        total={text(total)}
        note={`for ${count(c.travelers, 'traveler')}, nothing to add later`}
        lines={linesOf(c)}
      >
        {c.parts.length > 1 && (
          <details className="s14 every">
            <summary className="link">Every tax by name</summary>
            <dl className="lines">
              {every.map(([title, l]) => (
                <div key={title + l.name}>
                  <dt>
                    {l.name}
                    <span className="sr">, {title}</span>
                  </dt>
                  <dd>{text(l.amount_minor)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </TotalBlock>
      <div className="card pad stack g3 s14">
        <h2 className="side-title">If plans change</h2>
        {c.parts.map((p) => {
          const f = cancelFact(p.terms, { local: p.starts_local, zone: p.starts_abbr });
          return (
            <p key={p.title + p.starts_at} className="row top gap2">
              <Icon name={f.icon} cls={`s ${f.tone ?? ''}`} />
              <span>
                <b>{p.title}:</b> {f.text}
              </span>
            </p>
          );
        })}
      </div>
      {until && (
        <p className="s14 t2 row top gap2 until">
          <Icon name="clock" cls="s" />
          <span>
            This total holds until {timeOfDay(until)}. If you are later, we check the price again
            and ask.
          </span>
        </p>
      )}
    </aside>
  );
}
