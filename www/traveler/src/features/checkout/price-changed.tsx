// SPDX-License-Identifier: Apache-2.0
import { money } from '@kayak/common/text/money';
import { Dialog } from '@kayak/common/ui/dialog';
import Button from '@mui/material/Button';

export interface PriceChange {
  before: number;
  now: number;
  currency: string;
  /** What the new price is of, when the server says. */
  what?: string | undefined;
}

interface Props {
  change: PriceChange | null;
  busy: boolean;
  onBack: () => void;
  onAccept: () => void;
}

/** Both prices in the same size; nothing is preselected and going back is as easy as going on. */
export function PriceChanged({ change, busy, onBack, onAccept }: Props) {
  if (!change) return null;
  const { before, now, currency } = change;
  const more = now - before;
  const text = (minor: number) => money(minor, currency);
  return (
    <Dialog
      open
      title={`The price of ${change.what ?? 'this trip'} changed`}
      onClose={onBack}
      actions={
        <>
          <Button variant="outlined" onClick={onBack}>
            Do not book
          </Button>
          <Button variant="outlined" onClick={onAccept} loading={busy}>
            Book at {text(now)}
          </Button>
        </>
      }
    >
      <div className="two-prices">
        <div>
          <p className="s14 t2">When you chose it</p>
          <p className="price xl">{text(before)}</p>
        </div>
        <div>
          <p className="s14 t2">Now</p>
          <p className="price xl">{text(now)}</p>
        </div>
      </div>
      <p className="s14 t2">
        {text(Math.abs(more))} {more > 0 ? 'more' : 'less'} in all. Nothing has been charged.
      </p>
    </Dialog>
  );
}
