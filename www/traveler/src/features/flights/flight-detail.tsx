// SPDX-License-Identifier: Apache-2.0
import { flights } from '@kayak/common/api/queries/flights';
import type { Flight } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { duration, fullDate } from '@kayak/common/text/time';
import { Icon } from '@kayak/common/ui/icon';
import { QueryView } from '@kayak/common/ui/query-view';
import { RouteLine } from '@kayak/common/ui/route-line';
import { PageSkeleton } from '@kayak/common/ui/skeletons';
import { Rating } from '@kayak/common/ui/stars';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { cabinNames } from '../../model/flight-search.ts';
import { fareFacts } from '../../model/terms.ts';
import { legView } from './flight-view.ts';
import '../../model/detail.css';

interface Props {
  id: number;
  day: string;
  pay: (offer: string) => string;
  reviews: ReactNode;
}

export function FlightDetail({ id, day, pay, reviews }: Props) {
  const flight = useQuery(flights.show(id, day));
  return (
    <QueryView
      query={flight}
      doing="Loading the flight"
      what="this flight"
      loading={<PageSkeleton />}
    >
      {(f) => <Ready flight={f} day={day} pay={pay} reviews={reviews} />}
    </QueryView>
  );
}

function Ready({ flight: f, day, pay, reviews }: { flight: Flight } & Omit<Props, 'id'>) {
  const leg =
    f.segment &&
    legView({ minutes: f.segment.minutes, stops: 0, red_eye: false, segments: [f.segment] });
  const facts: [string, string][] = [
    ['From', `${f.from_name} (${f.from})`],
    ['To', `${f.to_name} (${f.to})`],
    ['In the air and on the ground', duration(f.duration_min)],
    ['Distance', `${Math.round(f.distance_km * 0.6214).toLocaleString('en-US')} miles`],
    ['Aircraft', f.aircraft],
  ];
  return (
    <div className="wrap">
      <div className="stack g1 stay-title detail-top">
        <h1>
          {f.airline_name} {f.designator}
        </h1>
        <p className="t2">
          {f.from} to {f.to}, {fullDate(day)}
        </p>
        <Rating
          value={f.rating_10 / 10}
          count={f.review_count}
          of={f.review_count === 1 ? 'review' : 'reviews'}
        />
      </div>
      <div className="stack g12 flight-detail">
        <div className="card pad">
          {leg ? <RouteLine leg={leg} /> : <p>It does not fly on this day.</p>}
        </div>
        <section className="stack" aria-labelledby="h-cabins">
          <h2 id="h-cabins">Cabins on this day</h2>
          {f.cabins.length === 0 && <p className="t2">No seat is for sale on this day.</p>}
          <ul className="stack">
            {f.cabins.map((c, k) => (
              <li key={c.cabin} className="card pad row between wrapable">
                <div className="stack g1">
                  <h3>
                    {cabinNames[c.cabin]}, {c.terms.name}
                  </h3>
                  <p className="equip s14 t2">
                    {fareFacts(c.terms).map((x) => (
                      <span key={x.text} className={x.tone}>
                        <Icon name={x.icon} cls="s" />
                        {x.text}
                      </span>
                    ))}
                  </p>
                </div>
                <div className="row gap6">
                  <p>
                    <span className="price l">{money(c.price.total_minor, c.price.currency)}</span>{' '}
                    <span className="s13 t2">total for 1</span>
                  </p>
                  {c.offer && (
                    <Button
                      component={Link}
                      to={pay(c.offer)}
                      variant={k === 0 ? 'contained' : 'soft'}
                    >
                      Choose<span className="sr"> {cabinNames[c.cabin]}</span>
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section className="stack" aria-labelledby="h-facts">
          <h2 id="h-facts">The flight</h2>
          <dl className="rules">
            {facts.map(([k, v]) => (
              <div key={k}>
                <dt>{k}</dt>
                <dd>{v}</dd>
              </div>
            ))}
          </dl>
        </section>
        {reviews}
      </div>
    </div>
  );
}
