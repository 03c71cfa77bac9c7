// SPDX-License-Identifier: Apache-2.0
import { settings } from '@kayak/common/api/queries/places';
import type { Booking, OffersChecked, User } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { list } from '@kayak/common/text/words';
import { Banner } from '@kayak/common/ui/banner';
import { ErrorSummary } from '@kayak/common/ui/error-summary';
import { Icon } from '@kayak/common/ui/icon';
import { say } from '@kayak/common/ui/status';
import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState, type FormEvent } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { showProblem } from '../../model/form-problem.ts';
import type { CardHandle, CardMade } from '../../model/card-frame.tsx';
import { PayChoice } from './pay-choice.tsx';
import { PriceChanged } from './price-changed.tsx';
import { TravelerFields } from './traveler-fields.tsx';
import { travelersSchema, wrongTravelers, type Travelers } from './travelers.ts';
import { totalThen, useBooking } from './use-booking.ts';

interface Props {
  me: User;
  checked: OffersChecked;
  offers: readonly string[];
  onBooked: (b: Booking) => void;
}

function people(n: number, me: User): Travelers {
  const nobody = { given_name: '', family_name: '', birth_date: '' };
  return {
    travelers: Array.from({ length: n }, (_, k) =>
      k === 0 ? { ...nobody, given_name: me.first_name, family_name: me.last_name } : { ...nobody },
    ),
  };
}

export function CheckoutForm({ me, checked, offers, onBooked }: Props) {
  const form = useForm<Travelers>({
    resolver: zodResolver(travelersSchema),
    defaultValues: people(checked.travelers, me),
  });
  const frame = useRef<CardHandle>(null);
  const travelers = useRef<Travelers['travelers']>([]);
  const [token, setToken] = useState(me.payment_methods[0]?.token ?? '');
  const [asking, setAsking] = useState(false);
  const provider = useQuery(settings()).data?.payment_page;
  const booking = useBooking(checked, offers, {
    onBooked,
    onProblem: (e) => showProblem(form, e),
  });
  const { send } = booking;

  const book = useCallback(
    (method: string) =>
      send({ offers: [...offers], travelers: travelers.current, payment_method: method }),
    [send, offers],
  );
  const onCard = useCallback(
    (card: CardMade) => {
      setAsking(false);
      book(card.id);
    },
    [book],
  );
  const onInvalid = useCallback((message: string) => {
    setAsking(false);
    say(message, 'bad');
  }, []);
  const pay = (v: Travelers) => {
    travelers.current = v.travelers;
    if (token) return book(token);
    setAsking(true);
    frame.current?.submit();
  };
  const submit = (e?: FormEvent) => {
    e?.preventDefault();
    if (!booking.busy) void form.handleSubmit(pay)();
  };
  const total = money(totalThen(checked), checked.currency);

  return (
    <FormProvider {...form}>
      <form className="stack g8" onSubmit={submit} noValidate>
        <ErrorSummary fields={wrongTravelers(form.formState.errors)} />
        <TravelerFields n={checked.travelers} />
        <section className="card pad stack g6" aria-labelledby="c-p">
          <div>
            <h2 id="c-p">Pay</h2>
            <p className="s14 t2 row top gap2 under">
              <Icon name="lock" cls="s" />
              Card details go straight to the payment provider. We never see or keep the number.
            </p>
          </div>
          <PayChoice
            saved={me.payment_methods}
            value={token}
            onChange={setToken}
            provider={provider}
            handle={frame}
            onCard={onCard}
            onInvalid={onInvalid}
            onEnter={submit}
          />
          {booking.soldOut && (
            <Banner tone="bad" alert>
              {list(booking.soldOut)} sold out a moment ago. Nothing was charged. Remove it, or go
              back and choose another.
            </Banner>
          )}
          <Button
            className="paybtn"
            type="submit"
            variant="contained"
            loading={booking.busy || asking}
          >
            <Icon name="lock" cls="s" />
            Pay {total}
          </Button>
          <p className="s13 t3">
            You agree to the terms shown beside the total. The confirmation goes to {me.email}. If a
            price changes before we charge, we stop and show you both prices.
          </p>
        </section>
      </form>
      <PriceChanged
        change={booking.change}
        busy={booking.busy}
        onBack={booking.refuse}
        onAccept={booking.accept}
      />
    </FormProvider>
  );
}
