// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { draw, drawnBefore } from '../art/draw.ts';
import type { Wanted } from '../art/scene.d.ts';

interface Props extends Wanted {
  /** Empty when the picture only decorates. */
  alt?: string;
  cls?: string;
}

/** One of our pictures. It keeps its place while what draws it loads. */
export function Picture({ kind, seed, city, palette, alt = '', cls = 'pic' }: Props) {
  const wanted = { kind, seed, city, palette };
  const [late, setLate] = useState<string | null>(null);
  const src = drawnBefore(wanted) ?? late;

  useEffect(() => {
    let here = true;
    draw({ kind, seed, city, palette })
      .then((url) => here && setLate(url))
      .catch(() => undefined); // without the pictures a page makes sense all the same
    return () => {
      here = false;
    };
  }, [kind, seed, city, palette]);

  if (!src)
    return (
      <span
        className={`${cls} wait`}
        role={alt ? 'img' : undefined}
        aria-label={alt || undefined}
      />
    );
  return <img className={cls} src={src} alt={alt} />;
}

/** An airline's tail, by its code. */
export function Tail({ code, name = '' }: { code: string; name?: string }) {
  return <Picture kind="tail" seed={code} alt={name} cls="tail" />;
}
