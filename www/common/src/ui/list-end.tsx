// SPDX-License-Identifier: Apache-2.0
import Button from '@mui/material/Button';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

interface Paged {
  items: unknown[];
}

interface Props {
  query: UseInfiniteQueryResult<InfiniteData<Paged>>;
  total: number;
  what: string;
}

/** How many are shown, and the next page. */
export function ListEnd({ query, total, what }: Props) {
  const shown = query.data?.pages.reduce((n, p) => n + p.items.length, 0) ?? 0;
  return (
    <div className="row between">
      <p className="s14 t3 num">
        Showing {shown.toLocaleString('en-US')} of {total.toLocaleString('en-US')}
      </p>
      {query.hasNextPage && (
        <Button
          variant="outlined"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more {what}
        </Button>
      )}
    </div>
  );
}
