// SPDX-License-Identifier: Apache-2.0
import { cars } from '@kayak/common/api/queries/cars';
import type { Car } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { range, zoneName } from '@kayak/common/text/time';
import { count, sentence } from '@kayak/common/text/words';
import { Icon } from '@kayak/common/ui/icon';
import { Picture } from '@kayak/common/ui/picture';
import { QueryView } from '@kayak/common/ui/query-view';
import { PageSkeleton } from '@kayak/common/ui/skeletons';
import { Rating } from '@kayak/common/ui/stars';
import { Terms } from '@kayak/common/ui/terms';
import { Lines } from '@kayak/common/ui/total-block';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CarSearch } from '../../model/car-search.ts';
import { lightOf } from '../../model/light.ts';
import { termLine } from '../../model/terms.ts';
import { carPicture, typeNames } from './car-view.ts';
import '../../model/detail.css';

interface Props {
  id: number;
  search: CarSearch;
  list: string;
  pay: (offer: string) => string;
  reviews: ReactNode;
}

export function CarDetail({ id, search, list, pay, reviews }: Props) {
  const car = useQuery(cars.show(id, { pick_up: search.from, drop_off: search.to }));
  return (
    <QueryView query={car} doing="Loading the car" what="this car" loading={<PageSkeleton />}>
      {(c) => <Ready car={c} search={search} list={list} pay={pay} reviews={reviews} />}
    </QueryView>
  );
}

function Ready({ car: c, search: s, list, pay, reviews }: { car: Car } & Omit<Props, 'id'>) {
  const rows: [string, string][] = [
    ['Type', typeNames[c.type]],
    ['Model year', String(c.year)],
    ['Seats', String(c.seats)],
    ['Bags', String(c.bags)],
    ['Gearbox', sentence(c.transmission)],
    ['Fuel', sentence(c.fuel)],
    ['Pick up and return', c.airport ? `${c.airport} airport, ${c.address}` : c.address],
  ];
  const local = `${s.from}T10:00`;
  return (
    <div className="wrap">
      <nav className="crumb s14" aria-label="Path">
        <Link to={list}>
          <Icon name="left" cls="s" />
          Cars in {c.city}
        </Link>
      </nav>
      <div className="stack g1 stay-title">
        <h1>{c.model} or similar</h1>
        <p className="t2">
          {typeNames[c.type]} · {c.company}
        </p>
        <Rating
          value={c.rating_10 / 10}
          count={c.review_count}
          of={c.review_count === 1 ? 'review' : 'reviews'}
        />
      </div>
      <div className="det">
        <div className="stack g12">
          <div className="one-pic">
            <Picture
              kind={carPicture(c.type)}
              seed={c.id}
              city={c.city}
              palette={lightOf(c.light)}
              alt={`Illustration of a ${typeNames[c.type]}`}
            />
          </div>
          <section className="stack" aria-labelledby="h-car">
            <h2 id="h-car">The car</h2>
            <dl className="rules">
              {rows.map(([k, v]) => (
                <div key={k}>
                  <dt>{k}</dt>
                  <dd>{v}</dd>
                </div>
              ))}
            </dl>
          </section>
          {c.terms && (
            <section className="stack" aria-labelledby="h-terms">
              <h2 id="h-terms">If plans change</h2>
              <Terms terms={termLine(c.terms, { local, zone: zoneName(c.zone, local) })} />
            </section>
          )}
          {reviews}
        </div>
        <aside aria-label="Your rental">
          <Aside car={c} search={s} pay={pay} />
        </aside>
      </div>
    </div>
  );
}

function Aside({ car: c, search: s, pay }: Pick<Props, 'search' | 'pay'> & { car: Car }) {
  const { price } = c;
  if (!c.free || !price)
    return (
      <div className="card pad stack g2">
        <h2>Not free on these days</h2>
        <p className="t2 s14">{range(s.from, s.to)}. The list has what is free.</p>
      </div>
    );
  const text = (minor: number) => money(minor, price.currency);
  return (
    <div className="card pad">
      <p className="price xl">{text(price.total_minor)}</p>
      <p className="s14 t2">
        total for {count(c.days, 'day')}, {range(s.from, s.to)}
      </p>
      <Lines
        lines={price.lines.map((l) => ({ label: l.name, amount: text(l.amount_minor) }))}
        sum="Total"
        total={text(price.total_minor)}
      />
      {c.offer && (
        <Button
          component={Link}
          to={pay(c.offer)}
          variant="contained"
          fullWidth
          className="aside-go"
        >
          Reserve this car
        </Button>
      )}
    </div>
  );
}
