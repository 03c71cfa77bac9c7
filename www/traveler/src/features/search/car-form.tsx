// SPDX-License-Identifier: Apache-2.0
import { DatesCell } from '@kayak/common/ui/dates-cell';
import { Icon } from '@kayak/common/ui/icon';
import type { Place } from '@kayak/common/ui/place-cell';
import { addDays } from '@kayak/common/text/time';
import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import type { CarSearch } from '../../model/car-search.ts';
import { horizon } from './horizon.ts';
import { PlaceSearch } from './place-search.tsx';

interface Props {
  start: CarSearch;
  place: Place | null;
  onSearch: (s: CarSearch) => void;
}

export function CarForm({ start, place, onSearch }: Props) {
  const [where, setWhere] = useState(place);
  const [s, setS] = useState(start);
  const [asked, setAsked] = useState(false);

  const submit = (e: FormEvent) => {
    e.preventDefault();
    setAsked(true);
    if (where) onSearch({ ...s, city: where.key });
  };

  return (
    <form className="stack" onSubmit={submit} noValidate aria-label="Search cars">
      <div className="sbar cars">
        <PlaceSearch
          label="Pick up and return in"
          icon="pin"
          use="cars"
          value={where}
          hint="City"
          onChange={setWhere}
          error={asked && !where ? 'Choose where you pick up the car' : undefined}
        />
        <DatesCell
          label="Pick-up and return"
          names={['Pick-up', 'Return']}
          value={{ from: s.from, to: s.to }}
          {...horizon()}
          onChange={(d) => setS({ ...s, from: d.from, to: d.to ?? addDays(d.from, 1) })}
        />
        <Button className="go" type="submit" variant="contained">
          <Icon name="search" />
          Search cars
        </Button>
      </div>
    </form>
  );
}
