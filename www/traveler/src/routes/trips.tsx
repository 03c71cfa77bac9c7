// SPDX-License-Identifier: Apache-2.0
import type { When } from '@kayak/common/api/queries/bookings';
import { Segments } from '@kayak/common/ui/segments';
import { Navigate, useSearchParams } from 'react-router';
import { TripList } from '../features/trips/trip-list.tsx';
import { useSigned } from '../model/me.ts';
import { oneOf } from '../model/params.ts';
import { useTitle } from '../model/title.ts';

const whens: readonly { key: When; label: string }[] = [
  { key: 'future', label: 'Upcoming' },
  { key: 'current', label: 'Now' },
  { key: 'past', label: 'Past' },
];
const panel = (k: When) => `trips-${k}`;

export function Component() {
  useTitle('My trips');
  const signed = useSigned();
  const [params, setParams] = useSearchParams();
  const when =
    oneOf(
      params,
      'when',
      whens.map((w) => w.key),
    ) ?? 'future';
  if (signed === 'out') return <Navigate to="/sign-in?next=%2Ftrips" replace />;
  return (
    <div className="wrap">
      <div className="row between wrapable trips-top">
        <h1>My trips</h1>
        <Segments
          label="Which trips"
          items={whens}
          value={when}
          onChange={(k) => setParams(k === 'future' ? {} : { when: k }, { replace: true })}
          panel={panel}
        />
      </div>
      <div id={panel(when)} role="tabpanel" aria-labelledby={`tab-${panel(when)}`}>
        {signed === 'in' && <TripList key={when} when={when} />}
      </div>
    </div>
  );
}
