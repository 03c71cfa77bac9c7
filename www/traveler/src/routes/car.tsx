// SPDX-License-Identifier: Apache-2.0
import { useParams, useSearchParams } from 'react-router';
import { CarDetail } from '../features/cars/car-detail.tsx';
import { Reviews } from '../features/reviews/reviews.tsx';
import { carParams, readCar } from '../model/car-search.ts';
import { chosen, checkoutPath, withOffers } from '../model/offers.ts';
import { useTitle } from '../model/title.ts';

export function Component() {
  const id = Number(useParams().id);
  const [params] = useSearchParams();
  const s = readCar(params);
  const before = chosen(params);
  useTitle('Car');
  return (
    <CarDetail
      id={id}
      search={s}
      list={withOffers('/cars', carParams(s), before)}
      pay={(offer) => checkoutPath(before, offer, s.city)}
      reviews={<Reviews kind="car" id={id} />}
    />
  );
}
