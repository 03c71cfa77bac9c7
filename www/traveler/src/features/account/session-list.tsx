// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { sayProblem } from '@kayak/common/api/problem';
import { moment } from '@kayak/common/text/time';
import { QueryView } from '@kayak/common/ui/query-view';
import { say } from '@kayak/common/ui/status';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

/** "Chrome on Linux" of what the browser calls itself. */
export function browserOf(agent: string | undefined): string {
  if (!agent) return 'A program';
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'A browser';
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /Android/.test(agent)
      ? 'Android'
      : /iPhone|iPad/.test(agent)
        ? 'iOS'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '';
  return system ? `${browser} on ${system}` : browser;
}

export function SessionList() {
  const found = useQuery(account.sessions());
  const end = useMutation({
    ...account.endSession(useQueryClient()),
    onError: (e) => say(sayProblem(e), 'bad'),
  });
  return (
    <section className="card pad stack" aria-labelledby="h-sess">
      <h2 id="h-sess">Where you are signed in</h2>
      <QueryView
        query={found}
        doing="Loading"
        what="your sessions"
        loading={<Skeleton width="100%" height={64} />}
      >
        {(page) => (
          <ul className="sess">
            {page.items.map((s) => (
              <li key={s.sid}>
                <span>
                  <b>{browserOf(s.user_agent)}</b>
                  <br />
                  <span className="t2">
                    {s.current ? 'this browser' : `last seen ${moment(s.seen_at)}`}
                  </span>
                </span>
                {!s.current && (
                  <Button size="small" onClick={() => end.mutate(s.sid)}>
                    Sign out<span className="sr"> {browserOf(s.user_agent)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </section>
  );
}
