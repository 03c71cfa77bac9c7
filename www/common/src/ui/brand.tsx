// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';

export const brandName = 'Kayak platform';

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="10" fill="var(--primary)" />
      <circle cx="21.5" cy="10.5" r="3.2" fill="var(--accent)" />
      <path d="M5.5 16.5c3.5 5 17.5 5 21 0-2 8-19 8-21 0z" fill="var(--on-primary)" />
      <path d="M11 10l9 10" stroke="var(--on-primary)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

export function Brand({ note }: { note?: string }) {
  return (
    <Link className="brand" to="/">
      <Mark />
      {brandName}
      {note && <span className="tag">{note}</span>}
    </Link>
  );
}
