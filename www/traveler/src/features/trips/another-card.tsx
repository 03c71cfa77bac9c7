// SPDX-License-Identifier: Apache-2.0
import { bookings } from '@kayak/common/api/queries/bookings';
import { intentFor, type Intent } from '@kayak/common/api/keys';
import { settings } from '@kayak/common/api/queries/places';
import { sayProblem } from '@kayak/common/api/problem';
import type { Booking } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { timeOfDay } from '@kayak/common/text/time';
import { Banner } from '@kayak/common/ui/banner';
import { Icon } from '@kayak/common/ui/icon';
import { say } from '@kayak/common/ui/status';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { CardFrame, type CardHandle, type CardMade } from '../../model/card-frame.tsx';

/** After a decline the places stay held for a while: another card may pay for them. */
export function AnotherCard({ booking: b }: { booking: Booking }) {
  const client = useQueryClient();
  const frame = useRef<CardHandle>(null);
  const intent = useRef<Intent | null>(null);
  const [asking, setAsking] = useState(false);
  const provider = useQuery(settings()).data?.payment_page;
  const { mutate, isPending } = useMutation({
    ...bookings.pay(client),
    onError: (e) => {
      say(sayProblem(e), 'bad');
      void client.invalidateQueries({ queryKey: ['booking', b.id] });
    },
  });
  const onCard = useCallback(
    (card: CardMade) => {
      setAsking(false);
      intent.current = intentFor(intent.current, card.id);
      mutate({ key: intent.current.key, booking: b.id, payment_method: card.id });
    },
    [mutate, b.id],
  );
  const onInvalid = useCallback((message: string) => {
    setAsking(false);
    say(message, 'bad');
  }, []);
  const ask = useCallback(() => {
    setAsking(true);
    frame.current?.submit();
  }, []);

  if (b.payments_left === 0)
    return (
      <Banner tone="bad">
        The cards were declined and no further try is left for this booking. The places go back at{' '}
        {timeOfDay(b.hold_until)}; nothing was charged.
      </Banner>
    );
  return (
    <section className="card pad stack" aria-labelledby="h-again">
      <div>
        <h2 id="h-again">The card was declined</h2>
        <p className="t2">
          {b.bill?.decline ? `${sentenceOf(b.bill.decline)} ` : ''}Nothing was charged. The places
          stay yours until {timeOfDay(b.hold_until)}; pay with another card until then.
        </p>
      </div>
      {provider && (
        <CardFrame
          provider={provider}
          handle={frame}
          onCard={onCard}
          onInvalid={onInvalid}
          onEnter={ask}
        />
      )}
      <Button variant="contained" loading={asking || isPending} onClick={ask}>
        <Icon name="lock" cls="s" />
        Pay {money(b.total_minor, b.currency)}
      </Button>
    </section>
  );
}

const reasons: Record<string, string> = {
  insufficient_funds: 'The bank says that the money on it does not suffice.',
  expired_card: 'It has expired.',
  incorrect_cvc: 'The security code was not right.',
  authentication_required: 'It was not approved at the bank.',
};

function sentenceOf(code: string): string {
  return reasons[code] ?? 'The bank gave no reason.';
}
