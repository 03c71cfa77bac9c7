// SPDX-License-Identifier: Apache-2.0
import { timeOfDay } from '../text/time.ts';
import { Icon } from './icon.tsx';
import './progress.css';

export interface Step {
  key: string;
  title: string;
  fact: string;
  state: 'done' | 'now' | 'todo' | 'failed';
  at?: string | undefined;
}

const spoken = { done: 'done', now: 'in progress', todo: 'not yet', failed: 'failed' } as const;

/** Four stops of a booking: a check when done, a pulsing dot when running. */
export function Progress({ steps }: { steps: Step[] }) {
  return (
    <ol className="prog" aria-live="polite">
      {steps.map((s) => (
        <li key={s.key} className={s.state} aria-current={s.state === 'now' ? 'step' : undefined}>
          <span className="pt">
            {s.state === 'done' && <Icon name="check" cls="s" />}
            {s.state === 'failed' && <Icon name="x" cls="s" />}
          </span>
          <b>
            {s.title}
            <span className="sr">, {spoken[s.state]}</span>
          </b>
          <span className="s14 sub">{s.fact}</span>
          <time className="s13 t3" dateTime={s.at}>
            {s.at ? timeOfDay(s.at, { seconds: true }) : ''}
          </time>
        </li>
      ))}
    </ol>
  );
}
