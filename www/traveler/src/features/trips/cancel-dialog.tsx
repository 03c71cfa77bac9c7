// SPDX-License-Identifier: Apache-2.0
import { money } from '@kayak/common/text/money';
import { timeOfDay } from '@kayak/common/text/time';
import { Dialog } from '@kayak/common/ui/dialog';
import type { Line } from '@kayak/common/ui/total-block';
import Button from '@mui/material/Button';

export interface RefundOffer {
  refund: number;
  paid: number;
  currency: string;
  expires: string;
  /** "Visa ending 4242" */
  card: string;
  /** What each part gives back. */
  lines: Line[];
}

interface Props {
  offer: RefundOffer | null;
  busy: boolean;
  onKeep: () => void;
  onCancel: () => void;
}

/** The refund first, to the cent; then the choice. */
export function CancelDialog({ offer, busy, onKeep, onCancel }: Props) {
  if (!offer) return null;
  const text = (minor: number) => money(minor, offer.currency);
  const back = offer.refund > 0;
  return (
    <Dialog
      open
      width={600}
      title="Cancel the whole trip?"
      onClose={onKeep}
      actions={
        <>
          <Button variant="outlined" onClick={onKeep}>
            Keep the trip
          </Button>
          <Button variant="contained" color="error" onClick={onCancel} loading={busy}>
            {back ? `Cancel and refund ${text(offer.refund)}` : 'Cancel the trip'}
          </Button>
        </>
      }
    >
      <div className={back ? 'qt' : 'qt none'}>
        <p className="s14 t2">You get back</p>
        <p className={back ? 'price xl ok' : 'price xl'}>{text(offer.refund)}</p>
        <p className="s14 t2">
          {offer.paid === 0
            ? 'Nothing was charged'
            : back
              ? `to ${offer.card}, in 3 to 5 business days`
              : 'The terms of this booking give nothing back now'}
        </p>
      </div>
      <dl className="lines">
        {offer.lines.map((l) => (
          <div key={l.label}>
            <dt>{l.label}</dt>
            <dd>{l.amount}</dd>
          </div>
        ))}
        <div>
          <dt>Not given back</dt>
          <dd>{text(offer.paid - offer.refund)}</dd>
        </div>
        <div className="sum">
          <dt>Refund</dt>
          <dd>{text(offer.refund)}</dd>
        </div>
      </dl>
      <p className="s14 t2">
        This sum holds until {timeOfDay(offer.expires)}. The amount above is exactly what we send.
      </p>
    </Dialog>
  );
}
