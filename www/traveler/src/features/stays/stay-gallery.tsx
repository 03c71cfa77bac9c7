// SPDX-License-Identifier: Apache-2.0
import type { Hotel } from '@kayak/common/api/shapes';
import type { Kind } from '@kayak/common/art/draw';
import { Picture } from '@kayak/common/ui/picture';
import { wordsOf } from '../../model/amenities.ts';
import { lightOf } from '../../model/light.ts';

/** Five illustrations of the house: they show its kind and its light, and claim no more. */
export function StayGallery({ hotel: h }: { hotel: Hotel }) {
  const pool = wordsOf(h.amenities).includes('pool');
  const pictures: [Kind, string][] = [
    ['hotel', `Illustration of ${h.name}`],
    [pool ? 'pool' : 'skyline', pool ? 'Illustration of the pool' : `Illustration of ${h.city}`],
    ['room-suite', 'Illustration of a suite'],
    ['lobby', 'Illustration of the lobby'],
    ['room-double', 'Illustration of a double room'],
  ];
  return (
    <ul className="gal">
      {pictures.map(([kind, alt]) => (
        <li key={kind}>
          <Picture kind={kind} seed={h.id} city={h.city} palette={lightOf(h.light)} alt={alt} />
        </li>
      ))}
    </ul>
  );
}
