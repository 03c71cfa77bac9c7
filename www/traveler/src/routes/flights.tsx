// SPDX-License-Identifier: Apache-2.0
import { shortRange, weekdayDate } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { useNavigate, useSearchParams } from 'react-router';
import { FlightResults } from '../features/flights/flight-results.tsx';
import { EditSearch } from '../features/search/edit-search.tsx';
import { FlightForm } from '../features/search/flight-form.tsx';
import {
  cabinNames,
  flightParams,
  readFlight,
  readFlightFilters,
  type FlightFilters,
  type FlightSearch,
} from '../model/flight-search.ts';
import { chosen, withOffers } from '../model/offers.ts';
import { useTitle } from '../model/title.ts';
import { usePlace } from '../model/use-place.ts';

export function Component() {
  const [params] = useSearchParams();
  const go = useNavigate();
  const s = readFlight(params);
  const filters = readFlightFilters(params);
  const from = usePlace('flights', s.from);
  const to = usePlace('flights', s.to);
  const before = chosen(params);
  const complete = s.from !== '' && s.to !== '';
  const names = {
    from: from?.name.replace(/ [A-Z]{3}$/, '') ?? s.from,
    to: to?.name.replace(/ [A-Z]{3}$/, '') ?? s.to,
  };
  useTitle(complete ? `Flights from ${names.from} to ${names.to}` : 'Flights');

  const show = (search: FlightSearch, f?: FlightFilters) =>
    void go(withOffers('/flights', flightParams(search, f), before), {
      preventScrollReset: f !== undefined,
    });

  return (
    <div className="wrap">
      <EditSearch
        key={params.get('from') + s.leave + String(s.back)}
        title="Flights"
        complete={complete}
        parts={[
          { key: s.back ? 'Return' : 'One way', value: `${s.from} – ${s.to}` },
          {
            key: s.back ? 'Dates' : 'Date',
            value: s.back ? shortRange(s.leave, s.back) : weekdayDate(s.leave),
          },
          { key: 'Travelers', value: count(s.adults + s.children, 'traveler') },
          { key: 'Cabin', value: cabinNames[s.cabin], optional: true },
        ]}
        ready={(!s.from || from !== null) && (!s.to || to !== null)}
      >
        {(close) => (
          <FlightForm
            start={s}
            places={{ from, to }}
            onSearch={(next) => {
              close();
              show(next);
            }}
          />
        )}
      </EditSearch>
      {complete && (
        <FlightResults
          search={s}
          filters={filters}
          names={names}
          before={before}
          onSearch={(next) => show(next, filters)}
          onFilters={(f) => show(s, f)}
        />
      )}
    </div>
  );
}
