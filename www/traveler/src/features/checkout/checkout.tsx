// SPDX-License-Identifier: Apache-2.0
import { bookings } from '@kayak/common/api/queries/bookings';
import type { Booking, OffersChecked } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { Banner } from '@kayak/common/ui/banner';
import { QueryView } from '@kayak/common/ui/query-view';
import { PageSkeleton } from '@kayak/common/ui/skeletons';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMe, useSigned } from '../../model/me.ts';
import { CheckoutForm } from './checkout-form.tsx';
import { MoreForTrip } from './more-for-trip.tsx';
import { PriceAside } from './price-aside.tsx';
import { TripParts } from './trip-parts.tsx';
import { offersNow, totalNow, totalThen } from './use-booking.ts';
import './checkout.css';

interface Props {
  offers: string[];
  /** The city of what was chosen, where the page before knew it. */
  at: string;
  /** This page, to come back to after signing in. */
  here: string;
  onOffers: (offers: string[]) => void;
  onBooked: (b: Booking) => void;
}

export function Checkout({ offers, at, here, onOffers, onBooked }: Props) {
  const checked = useQuery({ ...bookings.check(offers), placeholderData: keepPreviousData });
  return (
    <QueryView query={checked} doing="Checking prices" what="this trip" loading={<PageSkeleton />}>
      {(c) => (
        <Ready
          checked={c}
          offers={offers}
          at={at}
          here={here}
          onOffers={onOffers}
          onBooked={onBooked}
        />
      )}
    </QueryView>
  );
}

function Ready({
  checked: c,
  offers,
  at,
  here,
  onOffers,
  onBooked,
}: Props & { checked: OffersChecked }) {
  const me = useMe();
  const signed = useSigned();
  const now = offersNow(c, offers);
  const before = totalThen(c);
  const changed = now !== null && totalNow(c) !== before;
  return (
    <div className="wrap">
      <div className="cko-top">
        <h1>Check and pay</h1>
      </div>
      <div className="cko">
        <div className="stack g8">
          <div className="stack g3">
            <TripParts
              parts={c.parts}
              onRemove={(n) => onOffers(offers.filter((_, k) => k !== n))}
            />
            <MoreForTrip parts={c.parts} offers={offers} at={at} />
          </div>
          {changed && (
            <Banner
              tone="warn"
              action={
                <Button size="small" variant="outlined" onClick={() => onOffers(now)}>
                  Go on at {money(totalNow(c), c.currency)}
                </Button>
              }
            >
              <b>The price changed.</b> When you chose it {money(before, c.currency)}, now{' '}
              {money(totalNow(c), c.currency)}. Nothing has been charged.
            </Banner>
          )}
          {!now && (
            <Banner tone="bad">
              <b>A part of this trip is sold out.</b> Remove it or choose another; nothing has been
              charged.
            </Banner>
          )}
          {signed === 'out' && <SignFirst here={here} />}
          {me && now && (
            <CheckoutForm
              key={c.travelers}
              me={me}
              checked={c}
              offers={offers}
              onBooked={onBooked}
            />
          )}
        </div>
        <PriceAside checked={c} total={before} />
      </div>
    </div>
  );
}

function SignFirst({ here }: { here: string }) {
  const next = encodeURIComponent(here);
  return (
    <section className="card pad stack" aria-labelledby="c-s">
      <div>
        <h2 id="c-s">Who books</h2>
        <p className="t2 under">
          A booking belongs to an account, so that you find it, change it and cancel it later. What
          you chose stays.
        </p>
      </div>
      <div className="row gap2 wrapable">
        <Button component={Link} to={`/sign-in?next=${next}`} variant="contained">
          Sign in
        </Button>
        <Button component={Link} to={`/sign-up?next=${next}`} variant="outlined">
          Create an account
        </Button>
      </div>
    </section>
  );
}
