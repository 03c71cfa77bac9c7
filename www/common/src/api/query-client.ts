// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

/** A definite answer is not asked for again; a lost one is, twice. */
function again(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof Problem && error.unknown;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        retry: again,
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
