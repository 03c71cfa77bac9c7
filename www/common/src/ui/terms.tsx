// SPDX-License-Identifier: Apache-2.0
import './terms.css';

export interface Term {
  tone: 'ok' | 'warn' | 'bad';
  /** "Free", "50% back", "No refund" */
  word: string;
  /** "until Tue, Jan 12, 6:00 pm EST" */
  limit: string;
  /** Width beside the others. */
  weight: number;
}

/** The cancellation terms as a line, each limit written below. */
export function Terms({ terms }: { terms: Term[] }) {
  return (
    <ul className="terms" aria-label="Cancellation terms">
      {terms.map((t) => (
        <li key={t.word} className="s13" style={{ flex: t.weight }}>
          <i className={t.tone} />
          <b className={t.tone}>{t.word}</b>
          <span className="t2">{t.limit}</span>
        </li>
      ))}
    </ul>
  );
}
