// SPDX-License-Identifier: Apache-2.0
import { hotels } from '@kayak/common/api/queries/hotels';
import type { HotelPage } from '@kayak/common/api/shapes';
import { wholeMoney } from '@kayak/common/text/money';
import { count } from '@kayak/common/text/words';
import { Icon } from '@kayak/common/ui/icon';
import { ListEnd } from '@kayak/common/ui/list-end';
import { Loaded } from '@kayak/common/ui/loaded';
import { QueryView } from '@kayak/common/ui/query-view';
import { RowSkeletons } from '@kayak/common/ui/skeletons';
import { Ranking } from '@kayak/common/ui/sort-tabs';
import { StayRow } from '@kayak/common/ui/stay-row';
import Button from '@mui/material/Button';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { stayQuery, type StayFilters, type StaySearch } from '../../model/stay-search.ts';
import { NoStays } from './no-stays.tsx';
import { StayBar } from './stay-bar.tsx';
import { StayMap, type Pin } from './stay-map.tsx';
import { stayView } from './stay-view.ts';
import './stays.css';

interface Props {
  search: StaySearch;
  filters: StayFilters;
  city: string;
  /** The address of one hotel, for these dates. */
  pathOf: (id: number) => string;
  onFilters: (f: StayFilters) => void;
  children: ReactNode;
}

export function StayResults({ search, filters, city, pathOf, onFilters, children }: Props) {
  const [hot, setHot] = useState<string | null>(null);
  const [map, setMap] = useState(false);
  const go = useNavigate();
  const found = useInfiniteQuery({
    ...hotels.search(stayQuery(search, filters)),
    placeholderData: keepPreviousData,
  });
  const first = found.data?.pages[0];
  const items = found.data?.pages.flatMap((p) => p.items) ?? [];
  const total = first?.total ?? 0;
  const rows = items.map((h) =>
    stayView(h, first?.nights ?? 1, search.from, first?.place.zone ?? 'UTC', pathOf(h.id)),
  );
  const pins: Pin[] = items.map((h) => ({
    id: String(h.id),
    name: h.name,
    lat: h.lat_e6 / 1e6,
    lon: h.lon_e6 / 1e6,
    label: wholeMoney(h.room.price?.total_minor ?? 0, h.room.price?.currency),
    to: pathOf(h.id),
  }));

  return (
    <div className="hsplit">
      <div className="hlist">
        {children}
        <div>
          <h1>Stays in {city}</h1>
          {first && <p className="t2 s14 under">{sentenceOf(first, search)}</p>}
        </div>
        <StayBar page={first} filters={filters} total={total} onFilters={onFilters} />
        <Ranking nobody="Hotels do not pay for their place." rule={first?.ranking} />
        <h2 className="sr">Results</h2>
        <QueryView
          query={found}
          doing="Searching stays"
          what="this search"
          loading={<RowSkeletons shape="stay" />}
          empty={(d) =>
            d.pages[0]?.total === 0 && (
              <NoStays search={search} filters={filters} onFilters={onFilters} />
            )
          }
        >
          {() => (
            <Loaded stale={found.isPlaceholderData} say={`${count(total, 'stay')} found`}>
              <ul className="stack">
                {rows.map((s) => (
                  <li key={s.id}>
                    <StayRow stay={s} hot={hot === s.id} onHot={setHot} />
                  </li>
                ))}
              </ul>
              <ListEnd query={found} total={total} what="stays" />
            </Loaded>
          )}
        </QueryView>
      </div>
      <StayMap
        pins={pins}
        hot={hot}
        onHot={setHot}
        onOpen={(to) => void go(to)}
        shown={map}
        place={city}
      />
      <Button
        className="mapbtn"
        variant="contained"
        aria-pressed={map}
        onClick={() => setMap(!map)}
      >
        <Icon name={map ? 'list' : 'map'} />
        {map ? 'List' : 'Map'}
      </Button>
    </div>
  );
}

function sentenceOf(page: HotelPage, s: StaySearch): string {
  const who = count(s.guests, 'guest');
  const have = page.total === 1 ? 'has' : 'have';
  return `${count(page.total, 'stay')} ${have} a room for ${who} on ${page.nights === 1 ? 'that night' : `all ${page.nights} nights`}`;
}
