// SPDX-License-Identifier: Apache-2.0
import { count } from '@kayak/common/text/words';
import { shortRange } from '@kayak/common/text/time';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Reviews } from '../features/reviews/reviews.tsx';
import { EditSearch } from '../features/search/edit-search.tsx';
import { StayForm } from '../features/search/stay-form.tsx';
import { StayDetail } from '../features/stays/stay-detail.tsx';
import { chosen, checkoutPath, withOffers } from '../model/offers.ts';
import { readStay, stayParams, type StaySearch } from '../model/stay-search.ts';
import { useTitle } from '../model/title.ts';
import { usePlace } from '../model/use-place.ts';

export function Component() {
  const id = Number(useParams().id);
  const [params] = useSearchParams();
  const go = useNavigate();
  const s = readStay(params);
  const place = usePlace('hotels', s.city);
  const before = chosen(params);
  useTitle('Stay');

  const show = (next: StaySearch) =>
    void go(
      next.city === s.city
        ? withOffers(`/stays/${id}`, stayParams(next), before)
        : withOffers('/stays', stayParams(next), before),
      { preventScrollReset: true },
    );

  return (
    <StayDetail
      id={id}
      search={s}
      list={withOffers('/stays', stayParams(s), before)}
      pay={(offer) => checkoutPath(before, offer, s.city)}
      edit={
        <EditSearch
          key={s.from + s.to + String(s.guests) + String(s.rooms)}
          title="Dates"
          complete
          parts={[
            { key: 'Dates', value: shortRange(s.from, s.to) },
            { key: 'Guests', value: `${count(s.guests, 'guest')}, ${count(s.rooms, 'room')}` },
          ]}
          ready={s.city === '' || place !== null}
        >
          {() => <StayForm start={s} place={place} onSearch={show} />}
        </EditSearch>
      }
      reviews={<Reviews kind="hotel" id={id} />}
    />
  );
}
