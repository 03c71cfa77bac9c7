// SPDX-License-Identifier: Apache-2.0
const outline = 'M12 3.2l2.7 5.7 6.1.8-4.5 4.3 1.1 6.2L12 17.2 6.6 20.2l1.1-6.2L3.2 9.7l6.1-.8z';

export function Star() {
  return (
    <svg className="i s fill star" viewBox="0 0 24 24" aria-hidden="true">
      <path d={outline} />
    </svg>
  );
}

/** Whole stars, read as one sentence. */
export function Stars({ n, label }: { n: number; label?: string }) {
  return (
    <span className="stars" role="img" aria-label={label ?? `${n} star hotel`}>
      {Array.from({ length: Math.round(n) }, (_, k) => (
        <Star key={k} />
      ))}
    </span>
  );
}

/** `4.6` on ink, with what it is made of. */
export function Rating({ value, count, of }: { value: number; count: number; of: string }) {
  if (count === 0) return <span className="t3 s14">No {of} yet</span>;
  return (
    <span className="row gap2 wrapable s14">
      <span className="rate">
        <span className="sr">Rated </span>
        {value.toFixed(1)}
        <span className="sr"> of 5</span>
      </span>
      <span className="t2">
        {count.toLocaleString('en-US')} {of}
      </span>
    </span>
  );
}
