// SPDX-License-Identifier: Apache-2.0
import type { PaymentMethod } from '@kayak/common/api/shapes';
import { Icon } from '@kayak/common/ui/icon';
import type { Ref } from 'react';
import { CardFrame, type CardHandle, type CardMade } from '../../model/card-frame.tsx';
import './checkout.css';

interface Props {
  saved: readonly PaymentMethod[];
  /** The token of a saved card, or '' for a new one. */
  value: string;
  onChange: (token: string) => void;
  provider: string | undefined;
  handle: Ref<CardHandle>;
  onCard: (card: CardMade) => void;
  onInvalid: (message: string) => void;
  onEnter: () => void;
}

const two = (n: number) => String(n).padStart(2, '0');

function Choice({
  on,
  onPick,
  children,
}: {
  on: boolean;
  onPick: () => void;
  children: React.ReactNode;
}) {
  return (
    <label className={on ? 'pay on' : 'pay'}>
      <input type="radio" name="card" checked={on} onChange={onPick} />
      {children}
    </label>
  );
}

/** A card that was paid with before, or the provider's form for another one. */
export function PayChoice({
  saved,
  value,
  onChange,
  provider,
  handle,
  onCard,
  onInvalid,
  onEnter,
}: Props) {
  return (
    <>
      {saved.length > 0 && (
        <fieldset className="stack g3">
          <legend className="sr">Card</legend>
          {saved.map((c) => (
            <Choice key={c.token} on={value === c.token} onPick={() => onChange(c.token)}>
              <span className="brandcard">{c.brand}</span>
              <span className="grow">
                <b>Ending {c.last4}</b>
                <br />
                <span className="s14 t2">
                  expires {two(c.exp_month)}/{two(c.exp_year % 100)}
                </span>
              </span>
            </Choice>
          ))}
          <Choice on={value === ''} onPick={() => onChange('')}>
            <span className="brandcard">
              <Icon name="plus" cls="s" />
            </span>
            <span className="grow">
              <b>Another card</b>
              <br />
              <span className="s14 t2">in the provider’s form</span>
            </span>
          </Choice>
        </fieldset>
      )}
      {value === '' && provider && (
        <CardFrame
          provider={provider}
          handle={handle}
          onCard={onCard}
          onInvalid={onInvalid}
          onEnter={onEnter}
        />
      )}
    </>
  );
}
