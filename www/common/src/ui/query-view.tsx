// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import { useEffect, useState, type ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { timeOfDay } from '../text/time.ts';
import { Banner } from './banner.tsx';
import { Icon } from './icon.tsx';
import { announce } from './status.ts';
import './query-view.css';

/** What a query and an infinite query have in common. */
export interface Asked<T> {
  data: T | undefined;
  isError: boolean;
  error: Error | null;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  dataUpdatedAt: number;
  refetch: () => Promise<unknown>;
}

interface Props<T> {
  query: Asked<T>;
  /** Skeletons in the true shape. */
  loading: ReactNode;
  /** What is being fetched: "Searching flights". */
  doing: string;
  /** What could not be loaded: "this search". */
  what: string;
  empty?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
}

/** The four states of a region, and the fifth: offline with what was loaded before. */
export function QueryView<T>({ query, loading, doing, what, empty, children }: Props<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.fetchStatus === 'paused' && <Offline since={query.dataUpdatedAt} />}
        {empty?.(query.data) || children(query.data)}
      </>
    );
  }
  if (query.isError)
    return (
      <Failed
        error={query.error ?? new Error('no reason was given')}
        what={what}
        again={() => void query.refetch()}
      />
    );
  if (query.fetchStatus === 'paused') return <Offline since={0} />;
  return <Loading doing={doing}>{loading}</Loading>;
}

/** Skeletons only after 200 ms, so that a quick answer does not flash. */
function Loading({ doing, children }: { doing: string; children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const t = setTimeout(() => {
      setLate(true);
      announce(doing);
    }, 200);
    return () => clearTimeout(t);
  }, [doing]);
  return (
    <div className={late ? undefined : 'not-yet'} aria-busy="true">
      {children}
    </div>
  );
}

function Offline({ since }: { since: number }) {
  return (
    <Banner tone="warn" icon="off">
      <b>You are offline.</b>{' '}
      {since > 0
        ? `What you see is from ${timeOfDay(new Date(since).toISOString())} and may have changed.`
        : 'This page needs a connection. It loads by itself when you are back.'}
    </Banner>
  );
}

function Failed({ error, what, again }: { error: Error; what: string; again: () => void }) {
  const p = error instanceof Problem ? error : null;
  const gone = p?.status === 404;
  return (
    <div role="alert">
      <div className="card pad failed">
        <span className="round">
          <Icon name={gone ? 'search' : 'refresh'} />
        </span>
        <h2>{gone ? `We could not find ${what}` : `We could not load ${what}`}</h2>
        <p className="t2">
          {gone
            ? 'The address may be old, or it was taken off sale.'
            : 'Nothing was booked or charged. Try again; the rest of the page works.'}
        </p>
        <div className="row gap2">
          {!gone && (
            <Button variant="contained" onClick={again}>
              <Icon name="refresh" cls="s" />
              Try again
            </Button>
          )}
        </div>
      </div>
      {p?.traceId && (
        <p className="s13 t3 ref">
          Reference <span className="mono">{p.traceId.slice(0, 9)}</span>
        </p>
      )}
    </div>
  );
}
