// SPDX-License-Identifier: Apache-2.0
import type { Hotel, RoomOffer } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { clock, weekdayDate, zoneName } from '@kayak/common/text/time';
import { count } from '@kayak/common/text/words';
import { Icon } from '@kayak/common/ui/icon';
import { Lines } from '@kayak/common/ui/total-block';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { StaySearch } from '../../model/stay-search.ts';
import { cancelFact } from '../../model/terms.ts';
import { startOf } from './stay-view.ts';

interface Props {
  hotel: Hotel;
  room: RoomOffer;
  search: StaySearch;
  pay: (offer: string) => string;
}

/** The lowest total of the house for these dates, line by line. */
export function StayAside({ hotel: h, room, search: s, pay }: Props) {
  const { price, terms } = room;
  if (!price) return null;
  const text = (minor: number) => money(minor, price.currency);
  const term = terms && cancelFact(terms, startOf(s.from, h.zone, h.check_in_from));
  const day = (label: string, date: string, word: string, time: string) => (
    <div>
      <span className="s13 t3">{label}</span>
      <b>{weekdayDate(date)}</b>
      <span className="s13 t2">
        {word} {clock(`${date}T${time}`)} {zoneName(h.zone, `${date}T${time}`)}
      </span>
    </div>
  );
  return (
    <aside aria-label="Your stay">
      <div className="card pad">
        <p className="price xl">{text(price.total_minor)}</p>
        <p className="s14 t2">
          total for {count(h.nights, 'night')}, {count(s.guests, 'guest')}
        </p>
        <div className="bk">
          {day('Check-in', s.from, 'from', h.check_in_from)}
          {day('Check-out', s.to, 'by', h.check_out_by)}
        </div>
        <Lines
          lines={price.lines.map((l) => ({ label: l.name, amount: text(l.amount_minor) }))}
          sum="Total"
          total={text(price.total_minor)}
        />
        {room.offer && (
          <Button
            component={Link}
            to={pay(room.offer)}
            variant="contained"
            fullWidth
            className="aside-go"
          >
            Reserve {room.name}
          </Button>
        )}
        {term && (
          <p className={`s14 row top gap2 aside-term ${term.tone ?? ''}`}>
            <Icon name={term.icon} cls="s" />
            <span>{term.text}.</span>
          </p>
        )}
      </div>
    </aside>
  );
}
