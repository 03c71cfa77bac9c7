// SPDX-License-Identifier: Apache-2.0
import { flights } from '@kayak/common/api/queries/flights';
import { wholeMoney } from '@kayak/common/text/money';
import { addDays, daysBetween, today, weekdayDate } from '@kayak/common/text/time';
import { useQueries } from '@tanstack/react-query';
import type { FlightSearch } from '../../model/flight-search.ts';
import './flights.css';

interface Props {
  search: FlightSearch;
  onPick: (s: FlightSearch) => void;
}

const around = [-3, -2, -1, 0, 1, 2, 3];

/** The lowest total of each day around the one that was asked for; the way back moves along. */
export function FlightDates({ search, onPick }: Props) {
  const days = around
    .map((n) => addDays(search.leave, n))
    .filter((d) => d >= today())
    .map((leave) => ({
      ...search,
      leave,
      back: search.back ? addDays(search.back, daysBetween(search.leave, leave)) : null,
    }));
  const found = useQueries({
    queries: days.map((s) => ({
      ...flights.first({
        from: s.from,
        to: s.to,
        depart_on: s.leave,
        ...(s.back ? { return_on: s.back } : {}),
        adults: s.adults,
        ...(s.children ? { children: s.children } : {}),
        cabin: s.cabin,
        sort: 'price' as const,
      }),
      staleTime: 5 * 60_000,
    })),
  });
  const prices = found.map((q) => q.data?.items[0]?.price);
  const totals = prices.map((p) => p?.total_minor ?? Infinity);
  const low = Math.min(...totals);
  const high = Math.max(...totals.filter(Number.isFinite), 1);

  return (
    <div className="fcal scroll-x" role="group" aria-label="Lowest total by day you leave">
      {days.map((s, k) => {
        const p = prices[k];
        const lowest = p !== undefined && p.total_minor === low;
        return (
          <button
            key={s.leave}
            type="button"
            aria-pressed={s.leave === search.leave}
            onClick={() => onPick(s)}
          >
            <span className="d">{weekdayDate(s.leave)}</span>
            <span className={lowest ? 'p low' : 'p'}>
              {p ? wholeMoney(p.total_minor, p.currency) : found[k]?.isPending ? '…' : 'none'}
            </span>
            {lowest && <span className="sr">lowest of these days</span>}
            <span className="bar">
              <i style={{ width: p ? `${Math.max(8, (p.total_minor / high) * 100)}%` : 0 }} />
            </span>
          </button>
        );
      })}
    </div>
  );
}
