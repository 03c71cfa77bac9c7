// SPDX-License-Identifier: Apache-2.0
import { daysBetween, shortRange } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { useNavigate, useSearchParams } from 'react-router';
import { EditSearch } from '../features/search/edit-search.tsx';
import { StayForm } from '../features/search/stay-form.tsx';
import { StayResults } from '../features/stays/stay-results.tsx';
import { chosen, withOffers } from '../model/offers.ts';
import {
  readStay,
  readStayFilters,
  stayParams,
  type StayFilters,
  type StaySearch,
} from '../model/stay-search.ts';
import { useTitle } from '../model/title.ts';
import { usePlace } from '../model/use-place.ts';

export function Component() {
  const [params] = useSearchParams();
  const go = useNavigate();
  const s = readStay(params);
  const filters = readStayFilters(params);
  const place = usePlace('hotels', s.city);
  const before = chosen(params);
  const complete = s.city !== '';
  const city = place?.name ?? s.city;
  useTitle(complete ? `Stays in ${city}` : 'Stays');

  const show = (search: StaySearch, f?: StayFilters) =>
    void go(withOffers('/stays', stayParams(search, f), before), {
      preventScrollReset: f !== undefined,
    });

  const edit = (
    <EditSearch
      key={s.city + s.from + s.to}
      title="Stays"
      complete={complete}
      parts={[
        { key: 'Where', value: city },
        { key: count(daysBetween(s.from, s.to), 'night'), value: shortRange(s.from, s.to) },
        { key: 'Guests', value: `${s.guests}${s.rooms > 1 ? `, ${s.rooms} rooms` : ''}` },
      ]}
      ready={!complete || place !== null}
    >
      {(close) => (
        <StayForm
          start={s}
          place={place}
          onSearch={(next) => {
            close();
            show(next);
          }}
        />
      )}
    </EditSearch>
  );
  if (!complete) return <div className="wrap">{edit}</div>;
  return (
    <StayResults
      search={s}
      filters={filters}
      city={city}
      pathOf={(id) => withOffers(`/stays/${id}`, stayParams(s), before)}
      onFilters={(f) => show(s, f)}
    >
      {edit}
    </StayResults>
  );
}
