// SPDX-License-Identifier: Apache-2.0
import type { Itinerary } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { shortRange } from '@kayak/common/text/time';
import { Tail } from '@kayak/common/ui/picture';
import { Lines } from '@kayak/common/ui/total-block';

/** Every line of one fare that is on sale. */
export function Receipt({ fare }: { fare: Itinerary }) {
  const out = fare.legs[0]?.segments[0];
  const back = fare.legs.at(-1)?.segments[0];
  if (!out || !back) return null;
  const { price } = fare;
  const text = (minor: number) => money(minor, price.currency);
  return (
    <div className="rcwrap" role="group" aria-label="A fare on sale now, with every line">
      <div className="rc">
        <div className="row between">
          <div>
            <p className="s13 t3">
              {out.from} to {out.to} and back, 1 adult
            </p>
            <p className="m">{shortRange(out.departs_local, back.departs_local)}, nonstop</p>
          </div>
          <Tail code={out.airline} />
        </div>
        <p className="price xl">{text(price.total_minor)}</p>
        <p className="s14 t2">total, nothing to add</p>
        <Lines
          lines={price.lines.map((l) => ({ label: l.name, amount: text(l.amount_minor) }))}
          sum="Total"
          total={text(price.total_minor)}
        />
      </div>
    </div>
  );
}
