// SPDX-License-Identifier: Apache-2.0
import type { Booking } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { timeOfDay } from '@kayak/common/text/time';
import { Banner } from '@kayak/common/ui/banner';
import { Progress } from '@kayak/common/ui/progress';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { AnotherCard } from './another-card.tsx';
import { isOver, needsApproval, stepsOf, wasDeclined } from './booking-state.ts';

interface Props {
  booking: Booking;
  live: boolean;
  /** Straight from the checkout: go on to the bank without another click. */
  fresh: boolean;
}

/** The way to "confirmed" as it happens, and what the person has to do on it. */
export function TripProgress({ booking: b, live, fresh }: Props) {
  const approve = needsApproval(b);
  const went = useRef(false);
  useEffect(() => {
    if (!approve || !fresh || went.current) return;
    went.current = true;
    location.assign(approve);
  }, [approve, fresh]);

  return (
    <div className="stack g6">
      <section className="card live" aria-labelledby="h-live">
        <div className="row between">
          <h2 id="h-live">Progress</h2>
          {!isOver(b) && (
            <span className="s14 t2 row gap2">
              <span className={live ? 'dot ok' : 'dot warn'} />
              {live ? 'Live' : 'Looking every 2 seconds'}
            </span>
          )}
        </div>
        <Progress steps={stepsOf(b)} />
      </section>
      {approve && (
        <Banner
          tone="warn"
          action={
            <Button variant="contained" href={approve}>
              Approve payment
            </Button>
          }
        >
          Your bank asks you to approve {money(b.total_minor, b.currency)}. The places are held
          until {timeOfDay(b.hold_until)}.
        </Banner>
      )}
      {wasDeclined(b) && <AnotherCard booking={b} />}
    </div>
  );
}
