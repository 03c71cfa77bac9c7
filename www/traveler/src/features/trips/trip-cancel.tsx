// SPDX-License-Identifier: Apache-2.0
import { bookings } from '@kayak/common/api/queries/bookings';
import { intentFor, type Intent } from '@kayak/common/api/keys';
import { sayProblem } from '@kayak/common/api/problem';
import type { Booking } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { say } from '@kayak/common/ui/status';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { cardOf } from './booking-state.ts';
import { CancelDialog } from './cancel-dialog.tsx';

/** Asks what would come back, shows it, and cancels only after the person confirmed that sum. */
export function TripCancel({ booking: b }: { booking: Booking }) {
  const client = useQueryClient();
  const intent = useRef<Intent | null>(null);
  const offer = useMutation({
    ...bookings.offerCancel(),
    onError: (e) => say(sayProblem(e), 'bad'),
  });
  const cancel = useMutation(bookings.cancel(client));
  const c = offer.data;

  const confirm = () => {
    if (!c) return;
    intent.current = intentFor(intent.current, c.id);
    cancel.mutate(
      { key: intent.current.key, id: b.id, cancellation: c.id },
      {
        onSuccess: () => {
          offer.reset();
          const back =
            c.refund_minor > 0 ? ` ${money(c.refund_minor, c.currency)} is on its way back.` : '';
          say(`The trip is canceled.${back}`, 'ok');
        },
        onError: (e) => {
          offer.reset();
          say(sayProblem(e), 'bad');
          void client.invalidateQueries({ queryKey: ['booking', b.id] });
        },
      },
    );
  };

  return (
    <>
      <Button
        size="small"
        color="error"
        loading={offer.isPending}
        onClick={() => offer.mutate(b.id)}
      >
        Cancel trip
      </Button>
      <CancelDialog
        offer={
          c
            ? {
                refund: c.refund_minor,
                paid: c.paid_minor,
                currency: c.currency,
                expires: c.expires_at,
                card: c.refund_to ?? cardOf(b),
                lines: c.lines.map((l) => ({
                  label: l.name,
                  amount: money(l.amount_minor, c.currency),
                })),
              }
            : null
        }
        busy={cancel.isPending}
        onKeep={() => offer.reset()}
        onCancel={confirm}
      />
    </>
  );
}
