// SPDX-License-Identifier: Apache-2.0
import { bookings, pollEvery } from '@kayak/common/api/queries/bookings';
import type { Booking } from '@kayak/common/api/shapes';
import { QueryView } from '@kayak/common/ui/query-view';
import { announce } from '@kayak/common/ui/status';
import { PageSkeleton } from '@kayak/common/ui/skeletons';
import { TripTimeline } from '@kayak/common/ui/trip-timeline';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveBooking } from '../../model/live.ts';
import { isOver, stateTag } from './booking-state.ts';
import { TripAside } from './trip-aside.tsx';
import { TripHead } from './trip-head.tsx';
import { TripProgress } from './trip-progress.tsx';
import { eventsOf } from './trip-view.ts';
import './trips.css';

/** While the socket is open a look now and then is enough. */
const rarely = 15_000;

interface Props {
  id: string;
  fresh: boolean;
  email: string;
}

export function TripDetail({ id, fresh, email }: Props) {
  const found = useQuery(bookings.show(id));
  const moving = found.data !== undefined && !isOver(found.data);
  const refunding =
    found.data?.refunds.some((r) => r.state !== 'DONE' && r.state !== 'FAILED') ?? false;
  const live = useLiveBooking(id, moving || refunding);
  const again = live ? rarely : pollEvery;
  useQuery({ ...bookings.show(id), refetchInterval: moving || refunding ? again : false });
  const word = found.data && stateTag(found.data).word;
  useEffect(() => {
    if (word) announce(`This booking: ${word}`);
  }, [word]);
  return (
    <QueryView query={found} doing="Loading the trip" what="this trip" loading={<PageSkeleton />}>
      {(b) => <Ready booking={b} live={live} fresh={fresh} email={email} />}
    </QueryView>
  );
}

function Ready({
  booking: b,
  live,
  fresh,
  email,
}: Omit<Props, 'id'> & { booking: Booking; live: boolean }) {
  const travelers = b.travelers.map((t) => `${t.given_name} ${t.family_name}`);
  return (
    <div className="wrap cf">
      <TripHead booking={b} email={email} />
      {(fresh || !isOver(b) || b.state !== 'CANCELLED') && (
        <TripProgress booking={b} live={live} fresh={fresh} />
      )}
      <div className="tgrid">
        <section className="card tcard" aria-labelledby="h-trip">
          <div className="tin">
            <h2 id="h-trip">Your trip</h2>
            <TripTimeline events={eventsOf(b.items)} />
            <h3 className="day">Travelers</h3>
            <ul className="stack g1">
              {travelers.map((t) => (
                <li key={t}>{t}</li>
              ))}
            </ul>
          </div>
        </section>
        <TripAside booking={b} />
      </div>
    </div>
  );
}
