// SPDX-License-Identifier: Apache-2.0
import { hotels } from '@kayak/common/api/queries/hotels';
import type { Hotel, RoomOffer } from '@kayak/common/api/shapes';
import { clock, shortRange } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { QueryView } from '@kayak/common/ui/query-view';
import { Icon } from '@kayak/common/ui/icon';
import { PageSkeleton } from '@kayak/common/ui/skeletons';
import { Rating, Stars } from '@kayak/common/ui/stars';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { amenityOf, wordsOf } from '../../model/amenities.ts';
import type { StaySearch } from '../../model/stay-search.ts';
import { StayAside } from './stay-aside.tsx';
import { StayGallery } from './stay-gallery.tsx';
import { StayRooms } from './stay-rooms.tsx';
import '../../model/detail.css';

interface Props {
  id: number;
  search: StaySearch;
  /** Back to the list. */
  list: string;
  pay: (offer: string) => string;
  edit: ReactNode;
  reviews: ReactNode;
}

export function StayDetail({ id, search: s, list, pay, edit, reviews }: Props) {
  const hotel = useQuery(
    hotels.show(id, { check_in: s.from, check_out: s.to, guests: s.guests, rooms: s.rooms }),
  );
  return (
    <QueryView query={hotel} doing="Loading the hotel" what="this hotel" loading={<PageSkeleton />}>
      {(h) => <Ready hotel={h} search={s} list={list} pay={pay} edit={edit} reviews={reviews} />}
    </QueryView>
  );
}

function cheapest(rooms: readonly RoomOffer[]): RoomOffer | undefined {
  const free = rooms.filter((r) => r.free && r.price);
  return free.sort((a, b) => (a.price?.total_minor ?? 0) - (b.price?.total_minor ?? 0))[0];
}

function Ready({
  hotel: h,
  search: s,
  list,
  pay,
  edit,
  reviews,
}: { hotel: Hotel } & Omit<Props, 'id'>) {
  const best = cheapest(h.rooms);
  return (
    <div className="wrap">
      <nav className="crumb s14" aria-label="Path">
        <Link to={list}>
          <Icon name="left" cls="s" />
          Stays in {h.city}
        </Link>
      </nav>
      <div className="stack g1 stay-title">
        <h1>{h.name}</h1>
        <p className="row gap2 wrapable t2">
          <Stars n={h.stars} />
          <span>
            {h.address}, {h.city}
            {h.state ? `, ${h.state}` : ''} {h.zip}
          </span>
        </p>
        <Rating
          value={h.rating_10 / 10}
          count={h.review_count}
          of={h.review_count === 1 ? 'review' : 'reviews'}
        />
      </div>
      <StayGallery hotel={h} />
      <div className="det">
        <div className="stack g12">
          <nav className="jump" aria-label="On this page">
            <a href="#rooms">Rooms</a>
            <a href="#reviews">Reviews</a>
            <a href="#rules">House rules</a>
          </nav>
          <section className="stack" aria-labelledby="h-about">
            <h2 id="h-about" className="sr">
              About
            </h2>
            <p className="lead-text">{h.description}</p>
            <ul className="am">
              {wordsOf(h.amenities).map((w) => (
                <li key={w}>
                  <Icon name={amenityOf(w).icon} />
                  {amenityOf(w).text}
                </li>
              ))}
            </ul>
          </section>
          <section id="rooms" className="stack" aria-labelledby="h-rooms">
            <div className="row between wrapable">
              <div>
                <h2 id="h-rooms">Rooms for {shortRange(s.from, s.to)}</h2>
                <p className="t2 s14 under">
                  {count(h.nights, 'night')}, {count(s.guests, 'guest')}
                  {s.rooms > 1 ? `, ${s.rooms} rooms` : ''}. Prices are totals with taxes.
                </p>
              </div>
            </div>
            {edit}
            <StayRooms hotel={h} search={s} pay={pay} />
          </section>
          {reviews}
          <section id="rules" className="stack" aria-labelledby="h-rules">
            <h2 id="h-rules">House rules</h2>
            <dl className="rules">
              <div>
                <dt>Check-in</dt>
                <dd>from {clock(`2000-01-01T${h.check_in_from}`)}</dd>
              </div>
              <div>
                <dt>Check-out</dt>
                <dd>by {clock(`2000-01-01T${h.check_out_by}`)}</dd>
              </div>
              <div>
                <dt>Pets</dt>
                <dd>{h.pet_policy}</dd>
              </div>
              <div>
                <dt>Where</dt>
                <dd>
                  {h.area}, {h.city}
                </dd>
              </div>
            </dl>
          </section>
        </div>
        {best && <StayAside hotel={h} room={best} search={s} pay={pay} />}
      </div>
    </div>
  );
}
