// SPDX-License-Identifier: Apache-2.0
import { daysBetween, shortRange } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { useNavigate, useSearchParams } from 'react-router';
import { CarResults } from '../features/cars/car-results.tsx';
import { CarForm } from '../features/search/car-form.tsx';
import { EditSearch } from '../features/search/edit-search.tsx';
import {
  carParams,
  readCar,
  readCarFilters,
  type CarFilters,
  type CarSearch,
} from '../model/car-search.ts';
import { chosen, withOffers } from '../model/offers.ts';
import { useTitle } from '../model/title.ts';
import { usePlace } from '../model/use-place.ts';

export function Component() {
  const [params] = useSearchParams();
  const go = useNavigate();
  const s = readCar(params);
  const place = usePlace('cars', s.city);
  const before = chosen(params);
  const complete = s.city !== '';
  const city = place?.name ?? s.city;
  useTitle(complete ? `Cars in ${city}` : 'Cars');

  const show = (search: CarSearch, f?: CarFilters) =>
    void go(withOffers('/cars', carParams(search, f), before), {
      preventScrollReset: f !== undefined,
    });

  return (
    <div className="wrap">
      <EditSearch
        key={s.city + s.from + s.to}
        title="Cars"
        complete={complete}
        parts={[
          { key: 'Pick up and return', value: city },
          { key: count(daysBetween(s.from, s.to), 'day'), value: shortRange(s.from, s.to) },
        ]}
        ready={!complete || place !== null}
      >
        {(close) => (
          <CarForm
            start={s}
            place={place}
            onSearch={(next) => {
              close();
              show(next);
            }}
          />
        )}
      </EditSearch>
      {complete && (
        <CarResults
          search={s}
          filters={readCarFilters(params)}
          city={city}
          pathOf={(id) => withOffers(`/cars/${id}`, carParams(s), before)}
          onFilters={(f) => show(s, f)}
        />
      )}
    </div>
  );
}
