// SPDX-License-Identifier: Apache-2.0
import type { OfferPart } from '@kayak/common/api/shapes';
import { Icon } from '@kayak/common/ui/icon';
import Button from '@mui/material/Button';
import { howMany, kindMarks, whenOf } from '../../model/part-view.ts';
import './checkout.css';

interface Props {
  parts: OfferPart[];
  /** Takes one part out of the trip. */
  onRemove: (n: number) => void;
}

/** What is being booked, one row each. */
export function TripParts({ parts, onRemove }: Props) {
  return (
    <section className="card trip" aria-label="What you are booking">
      {parts.map((p, n) => (
        <div key={p.title + p.starts_at} className="tl0">
          <div className="ticon">
            <Icon name={kindMarks[p.kind]} />
          </div>
          <div className="grow">
            <p className="b">{p.title}</p>
            <p className="s14 t2">{whenOf(p)}</p>
            <p className="s14 t3">
              {p.detail} · {howMany(p)}
            </p>
            {!p.available && !p.offer_now && (
              <p className="s14 bad row gap2">
                <Icon name="alert" cls="s" />
                Sold out since you chose it
              </p>
            )}
          </div>
          {parts.length > 1 && (
            <Button size="small" onClick={() => onRemove(n)}>
              Remove<span className="sr"> {p.title}</span>
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
