// SPDX-License-Identifier: Apache-2.0
import { bookings, type When } from '@kayak/common/api/queries/bookings';
import type { BookingSummary } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { range } from '@kayak/common/text/time';
import { list } from '@kayak/common/text/words';
import { Picture } from '@kayak/common/ui/picture';
import { QueryView } from '@kayak/common/ui/query-view';
import { RowSkeletons } from '@kayak/common/ui/skeletons';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { stateTag } from './booking-state.ts';
import { merged, pictureOf, placeOf } from './trip-view.ts';
import './trips.css';

const none: Record<When, string> = {
  future: 'No trip ahead yet. A booking appears here the moment you pay.',
  current: 'You are not on a trip right now.',
  past: 'Trips move here when they are over.',
};

export function TripList({ when }: { when: When }) {
  const found = useInfiniteQuery(bookings.list(when));
  const items = found.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <QueryView
      query={found}
      doing="Loading your trips"
      what="your trips"
      loading={<RowSkeletons shape="stay" />}
      empty={() => items.length === 0 && <Empty text={none[when]} />}
    >
      {() => (
        <div className="stack">
          <ul className="stack">
            {items.map((b) => (
              <li key={b.id}>
                <Row b={b} />
              </li>
            ))}
          </ul>
          {found.hasNextPage && (
            <Button
              variant="outlined"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              Show more trips
            </Button>
          )}
        </div>
      )}
    </QueryView>
  );
}

function Row({ b }: { b: BookingSummary }) {
  const parts = merged(b.items);
  const first = parts[0];
  const last = parts.reduce((a, x) => (x.ends_at > (a?.ends_at ?? '') ? x : a), first);
  const tag = stateTag(b);
  return (
    <article className="card trip-row" aria-labelledby={`t-${b.id}`}>
      <div className="tp">
        <Picture {...pictureOf(b.items)} />
      </div>
      <div className="tb">
        <div className="row between wrapable">
          <h2 id={`t-${b.id}`}>
            <Link to={`/trips/${b.id}`}>{placeOf(b.items)}</Link>
          </h2>
          <span className={`tag ${tag.tone}`}>{tag.word}</span>
        </div>
        {first && last && <p className="t2 s14">{range(first.starts_local, last.ends_local)}</p>}
        <p className="s14">{list([...new Set(parts.map((p) => p.title))])}</p>
        <p className="s14 t2 num">
          {money(b.total_minor, b.currency)} · booking <span className="mono">{b.code}</span>
        </p>
      </div>
    </article>
  );
}

function Empty({ text }: { text: string }) {
  return (
    <section className="card nothing">
      <div className="nothing-text">
        <h2>Nothing here</h2>
        <p className="t2">{text}</p>
        <Button component={Link} to="/" variant="contained">
          Search
        </Button>
      </div>
    </section>
  );
}
