// SPDX-License-Identifier: Apache-2.0
import { reviewsOf, type Reviewed } from '@kayak/common/api/queries/reviews';
import type { Review } from '@kayak/common/api/shapes';
import { count } from '@kayak/common/text/words';
import { Banner } from '@kayak/common/ui/banner';
import { Star, Stars } from '@kayak/common/ui/stars';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useInfiniteQuery } from '@tanstack/react-query';
import './reviews.css';

interface Props {
  kind: Reviewed;
  id: number;
}

const month = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function One({ r }: { r: Review }) {
  return (
    <li className="stack g2">
      <div className="row">
        <span className="avatar alt" aria-hidden="true">
          {r.author.charAt(0)}
        </span>
        <div>
          <h3>{r.author}</h3>
          <p className="s13 t3">
            Was there in {month.format(new Date(`${r.stayed.slice(0, 7)}-01T00:00:00Z`))}
          </p>
        </div>
        <span className="rev-stars">
          <Stars n={r.stars} label={`${r.stars} of 5 stars`} />
        </span>
      </div>
      <p>
        <b>{r.title}</b>
        <br />
        {r.text}
      </p>
      {r.reply && (
        <div className="reply s14">
          <b>Reply from the house</b>
          <p className="t2">{r.reply}</p>
        </div>
      )}
    </li>
  );
}

/** Reviews have a store of their own: when it is away, the page says so and everything else works. */
export function Reviews({ kind, id }: Props) {
  const found = useInfiniteQuery(reviewsOf(kind, id));
  const first = found.data?.pages[0];
  const items = found.data?.pages.flatMap((p) => p.items) ?? [];
  const stars = first?.stars ?? [];
  const given = stars.reduce((n, s) => n + s.count, 0);
  const mean = stars.reduce((n, s) => n + s.count * s.stars, 0) / Math.max(1, given);
  const most = Math.max(1, ...stars.map((s) => s.count));
  return (
    <section id="reviews" className="stack" aria-labelledby="h-rev">
      <h2 id="h-rev">Reviews</h2>
      {found.isPending && <Skeleton width="100%" height={120} />}
      {found.isError && (
        <Banner
          tone="warn"
          action={
            <Button size="small" onClick={() => void found.refetch()}>
              Try again
            </Button>
          }
        >
          Reviews are away at the moment. Prices and booking work as usual.
        </Banner>
      )}
      {first && first.total === 0 && <p className="t2">Nobody has reviewed this yet.</p>}
      {first && first.total > 0 && (
        <>
          <div className="rsum">
            <div>
              <p className="big">{mean.toFixed(1)}</p>
              <p className="s14 t2">
                from {count(first.total, 'person', 'people')} who booked here
              </p>
            </div>
            <ul className="bars" aria-label="How many gave how many stars">
              {stars
                .toSorted((a, b) => b.stars - a.stars)
                .map((s) => (
                  <li key={s.stars}>
                    <span className="num">{s.stars}</span>
                    <Star />
                    <span className="tr">
                      <i style={{ width: `${(s.count / most) * 100}%` }} />
                    </span>
                    <span className="num t2">{s.count.toLocaleString('en-US')}</span>
                  </li>
                ))}
            </ul>
          </div>
          <ul className="stack g8">
            {items.map((r) => (
              <One key={r.id} r={r} />
            ))}
          </ul>
          {found.hasNextPage && (
            <Button
              variant="outlined"
              className="more-reviews"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              Show more reviews
            </Button>
          )}
        </>
      )}
    </section>
  );
}
