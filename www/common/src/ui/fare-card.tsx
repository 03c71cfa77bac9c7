// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './icon.tsx';
import { RouteLine, type LegView } from './route-line.tsx';
import './fare-card.css';

export interface Fact {
  icon: IconName;
  text: string;
  tone?: 'ok' | 'warn';
}

export interface FareView {
  id: string;
  airlines: string;
  numbers: string;
  tag?: string | undefined;
  redEye?: string | undefined;
  legs: LegView[];
  total: string;
  covers: string;
  each?: string | undefined;
  fare: string;
  facts: Fact[];
}

interface Props {
  fare: FareView;
  /** Only the first card of a list has the filled button. */
  first: boolean;
  to: string;
  disabled?: string | undefined;
  /** Opens below the card. */
  children: ReactNode;
}

export function FareCard({ fare, first, to, disabled, children }: Props) {
  const [open, setOpen] = useState(false);
  const below = useId();
  const label = `fare-${fare.id}`;
  return (
    <article className="card fcard" aria-labelledby={label}>
      <div className="fmain">
        <div className="flegs">
          <h3 id={label} className="fair">
            <span>{fare.airlines}</span> <span className="t3">{fare.numbers}</span>
            {fare.tag && <span className="tag pri">{fare.tag}</span>}
            {fare.redEye && (
              <span className="redeye s13">
                <Icon name="moon" cls="s" />
                {fare.redEye}
              </span>
            )}
          </h3>
          {fare.legs.map((leg) => (
            <RouteLine key={leg.departs + leg.from} leg={leg} />
          ))}
        </div>
        <div className="fbuy">
          <div>
            <p className="price l">{fare.total}</p>
            <p className="s13 t2">{fare.covers}</p>
            {fare.each && <p className="s13 t3 num">{fare.each}</p>}
          </div>
          {disabled ? (
            <Button variant="outlined" disabled>
              {disabled}
            </Button>
          ) : (
            <Button component={Link} to={to} variant={first ? 'contained' : 'soft'}>
              Choose
              <span className="sr">
                {' '}
                {fare.airlines} {fare.numbers} for {fare.total}
              </span>
            </Button>
          )}
        </div>
      </div>
      <div className="ffoot">
        <span className="m">{fare.fare}</span>
        {fare.facts.map((f) => (
          <span key={f.text} className={f.tone ?? 't2'}>
            <Icon name={f.icon} cls="s" />
            {f.text}
          </span>
        ))}
        <button
          type="button"
          className="link s14"
          aria-expanded={open}
          aria-controls={below}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Less' : 'Fare and details'}
          <span className="sr"> of {fare.numbers}</span>
        </button>
      </div>
      <div id={below} className="fmore" hidden={!open}>
        {open && children}
      </div>
    </article>
  );
}
