// SPDX-License-Identifier: Apache-2.0
import { Counter } from '@kayak/common/ui/counter';
import { DatesCell } from '@kayak/common/ui/dates-cell';
import { Icon } from '@kayak/common/ui/icon';
import type { Place } from '@kayak/common/ui/place-cell';
import { PopoverCell } from '@kayak/common/ui/popover-cell';
import { SelectField } from '@kayak/common/ui/select-field';
import { addDays } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useState, type FormEvent } from 'react';
import { cabinNames, cabins, type Cabin, type FlightSearch } from '../../model/flight-search.ts';
import { horizon } from './horizon.ts';
import { PlaceSearch } from './place-search.tsx';

interface Props {
  start: FlightSearch;
  places: { from: Place | null; to: Place | null };
  onSearch: (s: FlightSearch) => void;
}

export function FlightForm({ start, places, onSearch }: Props) {
  const [from, setFrom] = useState(places.from);
  const [to, setTo] = useState(places.to);
  const [s, setS] = useState(start);
  const [asked, setAsked] = useState(false);
  const same = from !== null && from.key === to?.key;

  const submit = (e: FormEvent) => {
    e.preventDefault();
    setAsked(true);
    if (from && to && !same) onSearch({ ...s, from: from.key, to: to.key });
  };

  return (
    <form className="stack" onSubmit={submit} noValidate aria-label="Search flights">
      <div className="row gap2 wrapable" role="group" aria-label="Kind of trip">
        <Chip
          component="button"
          type="button"
          label="Return"
          aria-pressed={s.back !== null}
          onClick={() => setS({ ...s, back: s.back ?? addDays(s.leave, 4) })}
        />
        <Chip
          component="button"
          type="button"
          label="One way"
          aria-pressed={s.back === null}
          onClick={() => setS({ ...s, back: null })}
        />
      </div>
      <div className="sbar flights">
        <PlaceSearch
          label="From"
          icon="plane"
          use="flights"
          value={from}
          hint="City or airport"
          onChange={setFrom}
          error={asked && !from ? 'Choose where you leave from' : undefined}
        />
        <button
          className="swap"
          type="button"
          aria-label="Swap from and to"
          onClick={() => {
            setFrom(to);
            setTo(from);
          }}
        >
          <Icon name="swap" cls="s" />
        </button>
        <PlaceSearch
          label="To"
          icon="pin"
          use="flights"
          value={to}
          hint="City or airport"
          onChange={setTo}
          error={
            asked && !to ? 'Choose where you go' : same ? 'Choose two different places' : undefined
          }
        />
        <DatesCell
          label={s.back ? 'Dates' : 'Date'}
          names={['Leave', 'Return']}
          value={{ from: s.leave, to: s.back }}
          single={s.back === null}
          {...horizon()}
          onChange={(d) => setS({ ...s, leave: d.from, back: s.back === null ? null : d.to })}
        />
        <PopoverCell
          label="Travelers and cabin"
          icon="users"
          value={`${count(s.adults + s.children, 'traveler')}, ${cabinNames[s.cabin].toLowerCase()}`}
        >
          {(close) => (
            <>
              <Counter
                label="Adults"
                note="12 and older"
                value={s.adults}
                min={1}
                max={9 - s.children}
                onChange={(adults) => setS({ ...s, adults })}
              />
              <Counter
                label="Children"
                note="under 12, with a seat"
                value={s.children}
                min={0}
                max={Math.min(8, 9 - s.adults)}
                onChange={(children) => setS({ ...s, children })}
              />
              <SelectField
                label="Cabin"
                value={s.cabin}
                options={cabins.map((c) => [c, cabinNames[c]] as const)}
                onChange={(e) => setS({ ...s, cabin: e.target.value as Cabin })}
              />
              <Button variant="soft" onClick={close}>
                Done
              </Button>
            </>
          )}
        </PopoverCell>
        <Button className="go" type="submit" variant="contained">
          <Icon name="search" />
          Search flights
        </Button>
      </div>
    </form>
  );
}
