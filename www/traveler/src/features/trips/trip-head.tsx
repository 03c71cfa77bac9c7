// SPDX-License-Identifier: Apache-2.0
import type { Booking } from '@kayak/common/api/shapes';
import { Icon } from '@kayak/common/ui/icon';
import { Picture } from '@kayak/common/ui/picture';
import { Link } from 'react-router';
import { stateTag } from './booking-state.ts';
import { TripCancel } from './trip-cancel.tsx';
import { pictureOf, placeOf } from './trip-view.ts';

function sentences(b: Booking, email: string): [string, string] {
  const place = placeOf(b.items);
  const mail =
    b.mail === 'refused'
      ? 'We could not mail you: check the address in your profile. Everything is on this page.'
      : `The confirmation goes to ${email}.`;
  switch (b.state) {
    case 'CONFIRMED':
      return [`${place} is booked.`, mail];
    case 'PENDING':
    case 'HELD':
      return [
        `We are booking ${place}.`,
        `This takes a few seconds. You can close the page: we finish it and write to ${email}.`,
      ];
    case 'CANCELLED':
      return [`${place} is canceled.`, 'The places went back, and the refund is below.'];
    case 'REJECTED':
      return [`${place} sold out.`, 'Somebody was a moment faster. Nothing was charged.'];
    case 'EXPIRED':
      return [
        `The hold on ${place} ran out.`,
        'It was not paid in time, so the places went back. Nothing was charged.',
      ];
    default:
      return [
        `${place} could not be booked.`,
        'Nothing is kept from your card. Try again, or choose another.',
      ];
  }
}

export function TripHead({ booking: b, email }: { booking: Booking; email: string }) {
  const [title, text] = sentences(b, email);
  const tag = stateTag(b);
  return (
    <div className="ctop">
      <div className="stack g3">
        <nav className="crumb s14" aria-label="Path">
          <Link to="/trips">
            <Icon name="left" cls="s" />
            My trips
          </Link>
        </nav>
        <p className="s14 t2 row gap2 wrapable">
          <span>
            Booking <b className="mono code">{b.code}</b>
          </span>
          <span className={`tag ${tag.tone}`}>{tag.word}</span>
        </p>
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        {b.cancellable && (
          <div className="row gap2">
            <TripCancel booking={b} />
          </div>
        )}
      </div>
      <div className="cpic">
        <Picture {...pictureOf(b.items)} palette="golden" />
      </div>
    </div>
  );
}
