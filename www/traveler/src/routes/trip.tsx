// SPDX-License-Identifier: Apache-2.0
import { Navigate, useLocation, useParams, useSearchParams } from 'react-router';
import { TripDetail } from '../features/trips/trip-detail.tsx';
import { useMe, useSigned } from '../model/me.ts';
import { useTitle } from '../model/title.ts';

export function Component() {
  useTitle('Trip');
  const { id = '' } = useParams();
  const signed = useSigned();
  const me = useMe();
  const { pathname, state } = useLocation();
  const [params] = useSearchParams();
  // back from the bank it has been approved or not: no second way there without a click
  const back = params.has('redirect_status');
  const fresh = !back && (state as { fresh?: boolean } | null)?.fresh === true;
  if (signed === 'out')
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
  if (signed !== 'in') return null;
  return <TripDetail id={id} fresh={fresh} email={me?.email ?? 'you'} />;
}
