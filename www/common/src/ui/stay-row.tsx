// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';
import type { Kind, Light } from '../art/scene.d.ts';
import type { Fact } from './fare-card.tsx';
import { Icon } from './icon.tsx';
import { Picture } from './picture.tsx';
import { Rating, Stars } from './stars.tsx';
import './offer-row.css';

export interface OfferRowView {
  id: string;
  picture: { kind: Kind; seed: string | number; city: string; palette?: Light };
  name: string;
  to: string;
  rating: number;
  reviews: number;
  /** "verified stays" */
  reviewsOf: string;
  facts: Fact[];
  total: string;
  covers: string;
  unit: string;
}

export interface StayView extends OfferRowView {
  stars: number;
  area: string;
  where?: string | undefined;
}

/** Price column of a stay or a car: the total first, then what it covers, then a night or a day. */
export function RowPrice({ row }: { row: OfferRowView }) {
  return (
    <div className="hbuy">
      <p className="price l">{row.total}</p>
      <p className="s13 t2">{row.covers}</p>
      <p className="s13 t3 num">{row.unit}</p>
    </div>
  );
}

export function RowFacts({ facts }: { facts: Fact[] }) {
  return (
    <ul className="hfacts">
      {facts.map((f) => (
        <li key={f.text} className={f.tone ?? 't2'}>
          <Icon name={f.icon} cls="s" />
          {f.text}
        </li>
      ))}
    </ul>
  );
}

interface Props {
  stay: StayView;
  hot: boolean;
  onHot: (id: string | null) => void;
}

/** The whole row is the link. Hover and focus light up its pin on the map. */
export function StayRow({ stay, hot, onHot }: Props) {
  const label = `stay-${stay.id}`;
  return (
    <article
      className={hot ? 'card hrow hot' : 'card hrow'}
      aria-labelledby={label}
      onMouseEnter={() => onHot(stay.id)}
      onMouseLeave={() => onHot(null)}
      onFocus={() => onHot(stay.id)}
      onBlur={() => onHot(null)}
    >
      <div className="hpic">
        <Picture {...stay.picture} />
      </div>
      <div className="hbody">
        <div className="grow stack g1">
          <div className="row gap2 s13 t3">
            <Stars n={stay.stars} />
            <span>{stay.area}</span>
          </div>
          <h3 id={label}>
            <Link to={stay.to}>{stay.name}</Link>
          </h3>
          {stay.where && <p className="s14 t2">{stay.where}</p>}
          <Rating value={stay.rating} count={stay.reviews} of={stay.reviewsOf} />
          <RowFacts facts={stay.facts} />
        </div>
        <RowPrice row={stay} />
      </div>
    </article>
  );
}
