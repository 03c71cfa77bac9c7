// SPDX-License-Identifier: Apache-2.0
import { Icon, type IconName } from '@kayak/common/ui/icon';
import { Segments } from '@kayak/common/ui/segments';
import { useNavigate, useSearchParams } from 'react-router';
import { carParams, defaultCar } from '../../model/car-search.ts';
import { defaultFlight, flightParams } from '../../model/flight-search.ts';
import { oneOf } from '../../model/params.ts';
import { defaultStay, stayParams } from '../../model/stay-search.ts';
import { CarForm } from './car-form.tsx';
import { FlightForm } from './flight-form.tsx';
import { StayForm } from './stay-form.tsx';
import './search-panel.css';

const kinds = ['flights', 'stays', 'cars'] as const;
type What = (typeof kinds)[number];
const marks: Record<What, [IconName, string]> = {
  flights: ['plane', 'Flights'],
  stays: ['bed', 'Stays'],
  cars: ['car', 'Cars'],
};
const panel = (k: What) => `search-${k}`;

/** The home page's search for the three kinds. Which one is open stands in the address. */
export function SearchPanel() {
  const [params, setParams] = useSearchParams();
  const go = useNavigate();
  const what = oneOf(params, 'for', kinds) ?? 'flights';
  const none = { from: null, to: null };

  return (
    <section className="panel" aria-label="Search">
      <Segments
        label="What to search"
        value={what}
        onChange={(k) =>
          setParams(k === 'flights' ? {} : { for: k }, { replace: true, preventScrollReset: true })
        }
        panel={panel}
        items={kinds.map((key) => ({
          key,
          label: (
            <>
              <Icon name={marks[key][0]} cls="s" />
              {marks[key][1]}
            </>
          ),
        }))}
      />
      <div id={panel(what)} role="tabpanel" aria-labelledby={`tab-${panel(what)}`}>
        {what === 'flights' && (
          <FlightForm
            start={defaultFlight()}
            places={none}
            onSearch={(s) => void go(`/flights?${flightParams(s)}`)}
          />
        )}
        {what === 'stays' && (
          <StayForm
            start={defaultStay()}
            place={null}
            onSearch={(s) => void go(`/stays?${stayParams(s)}`)}
          />
        )}
        {what === 'cars' && (
          <CarForm
            start={defaultCar()}
            place={null}
            onSearch={(s) => void go(`/cars?${carParams(s)}`)}
          />
        )}
      </div>
    </section>
  );
}
