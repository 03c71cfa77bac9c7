// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { Checkout } from '../features/checkout/checkout.tsx';
import { useTitle } from '../model/title.ts';

export function Component() {
  useTitle('Check and pay');
  const go = useNavigate();
  const { pathname, search } = useLocation();
  const [params, setParams] = useSearchParams();
  const offers = params.getAll('offer');
  const at = params.get('at') ?? '';
  const onOffers = useCallback(
    (list: string[]) => {
      const p = new URLSearchParams();
      for (const o of list) p.append('offer', o);
      if (at) p.set('at', at);
      setParams(p, { replace: true, preventScrollReset: true });
    },
    [setParams, at],
  );
  if (offers.length === 0) return <Navigate to="/" replace />;
  return (
    <Checkout
      offers={offers}
      at={at}
      here={pathname + search}
      onOffers={onOffers}
      onBooked={(b) => void go(`/trips/${b.id}`, { state: { fresh: true } })}
    />
  );
}
