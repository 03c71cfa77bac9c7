// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';
import type { Fact } from './fare-card.tsx';
import { Icon } from './icon.tsx';
import { Picture } from './picture.tsx';
import { Rating } from './stars.tsx';
import { RowFacts, RowPrice, type OfferRowView } from './stay-row.tsx';

export interface CarView extends OfferRowView {
  type: string;
  company: string;
  equipment: (Omit<Fact, 'icon'> & { icon?: Fact['icon'] })[];
}

export function CarRow({ car }: { car: CarView }) {
  const label = `car-${car.id}`;
  return (
    <article className="card hrow wide" aria-labelledby={label}>
      <div className="hpic">
        <Picture {...car.picture} />
      </div>
      <div className="hbody">
        <div className="grow stack g1">
          <p className="s13 t3">
            {car.type} · {car.company}
          </p>
          <h3 id={label}>
            <Link to={car.to}>{car.name}</Link>
          </h3>
          <p className="equip s14 t2">
            {car.equipment.map((e) => (
              <span key={e.text}>
                {e.icon && <Icon name={e.icon} cls="s" />}
                {e.text}
              </span>
            ))}
          </p>
          <Rating value={car.rating} count={car.reviews} of={car.reviewsOf} />
          <RowFacts facts={car.facts} />
        </div>
        <RowPrice row={car} />
      </div>
    </article>
  );
}
