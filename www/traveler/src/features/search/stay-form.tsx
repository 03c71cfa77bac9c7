// SPDX-License-Identifier: Apache-2.0
import { Counter } from '@kayak/common/ui/counter';
import { DatesCell } from '@kayak/common/ui/dates-cell';
import { Icon } from '@kayak/common/ui/icon';
import type { Place } from '@kayak/common/ui/place-cell';
import { PopoverCell } from '@kayak/common/ui/popover-cell';
import { addDays } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import type { StaySearch } from '../../model/stay-search.ts';
import { horizon } from './horizon.ts';
import { PlaceSearch } from './place-search.tsx';

interface Props {
  start: StaySearch;
  place: Place | null;
  onSearch: (s: StaySearch) => void;
}

export function StayForm({ start, place, onSearch }: Props) {
  const [where, setWhere] = useState(place);
  const [s, setS] = useState(start);
  const [asked, setAsked] = useState(false);

  const submit = (e: FormEvent) => {
    e.preventDefault();
    setAsked(true);
    if (where) onSearch({ ...s, city: where.key });
  };

  return (
    <form className="stack" onSubmit={submit} noValidate aria-label="Search stays">
      <div className="sbar">
        <PlaceSearch
          label="Where"
          icon="pin"
          use="hotels"
          value={where}
          hint="City"
          onChange={setWhere}
          error={asked && !where ? 'Choose where you stay' : undefined}
        />
        <DatesCell
          label="Check-in and check-out"
          names={['Check-in', 'Check-out']}
          value={{ from: s.from, to: s.to }}
          {...horizon()}
          onChange={(d) => setS({ ...s, from: d.from, to: d.to ?? addDays(d.from, 1) })}
        />
        <PopoverCell
          label="Guests and rooms"
          icon="users"
          value={`${count(s.guests, 'guest')}, ${count(s.rooms, 'room')}`}
        >
          {(close) => (
            <>
              <Counter
                label="Guests"
                value={s.guests}
                min={1}
                max={16}
                onChange={(guests) => setS({ ...s, guests })}
              />
              <Counter
                label="Rooms"
                value={s.rooms}
                min={1}
                max={8}
                onChange={(rooms) => setS({ ...s, rooms })}
              />
              <Button variant="soft" onClick={close}>
                Done
              </Button>
            </>
          )}
        </PopoverCell>
        <Button className="go" type="submit" variant="contained">
          <Icon name="search" />
          Search stays
        </Button>
      </div>
    </form>
  );
}
