// SPDX-License-Identifier: Apache-2.0
import { today } from '@kayak/common/text/time';
import { useParams, useSearchParams } from 'react-router';
import { FlightDetail } from '../features/flights/flight-detail.tsx';
import { Reviews } from '../features/reviews/reviews.tsx';
import { checkoutPath, chosen } from '../model/offers.ts';
import { useTitle } from '../model/title.ts';

export function Component() {
  const id = Number(useParams().id);
  const [params] = useSearchParams();
  useTitle('Flight');
  return (
    <FlightDetail
      id={id}
      day={params.get('day') ?? today()}
      pay={(offer) => checkoutPath(chosen(params), offer)}
      reviews={<Reviews kind="flight" id={id} />}
    />
  );
}
