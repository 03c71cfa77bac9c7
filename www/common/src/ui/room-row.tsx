// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { Kind } from '../art/scene.d.ts';
import type { Fact } from './fare-card.tsx';
import { Icon } from './icon.tsx';
import { Picture } from './picture.tsx';
import { Terms, type Term } from './terms.tsx';
import './room-row.css';

export interface RoomView {
  id: string;
  kind: Kind;
  seed: string;
  city: string;
  name: string;
  about: string;
  facts: Fact[];
  terms: Term[];
  total: string;
  unit: string;
}

interface Props {
  room: RoomView;
  to: string | null;
  why?: string;
}

/** A room type with its terms and its total. Without an offer it says why it cannot be booked. */
export function RoomRow({ room, to, why }: Props) {
  return (
    <article className="card rm" aria-labelledby={`room-${room.id}`}>
      <div className="rpic">
        <Picture kind={room.kind} seed={room.seed} city={room.city} palette="morning" />
      </div>
      <div className="rb">
        <div>
          <h3 id={`room-${room.id}`}>{room.name}</h3>
          <p className="s14 t2">{room.about}</p>
          <p className="equip s14 t2">
            {room.facts.map((f) => (
              <span key={f.text} className={f.tone}>
                <Icon name={f.icon} cls="s" />
                {f.text}
              </span>
            ))}
          </p>
        </div>
        {room.terms.length > 0 && <Terms terms={room.terms} />}
        <div className="row between rbuy">
          {to ? (
            <div>
              <span className="price l">{room.total}</span>{' '}
              <span className="s14 t2">{room.unit}</span>
            </div>
          ) : (
            <p className="t2 s14">{why}</p>
          )}
          {to && (
            <Button component={Link} to={to} variant="soft">
              Reserve
              <span className="sr">
                {' '}
                {room.name} for {room.total}
              </span>
            </Button>
          )}
        </div>
      </div>
    </article>
  );
}
