// SPDX-License-Identifier: Apache-2.0
import type { OfferPart } from '@kayak/common/api/shapes';
import { Icon } from '@kayak/common/ui/icon';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { withOffers } from '../../model/offers.ts';

interface Props {
  parts: OfferPart[];
  offers: readonly string[];
  at: string;
}

/** The way to a stay and a car on the same dates, booked together or not at all. */
export function MoreForTrip({ parts, offers, at }: Props) {
  const flight = parts.find((p) => p.kind === 'flight');
  const first = flight ?? parts[0];
  if (!first || offers.length >= 6) return null;
  const has = (kind: OfferPart['kind']) => parts.some((p) => p.kind === kind);
  const code = /\b([A-Z]{3})\b/.exec(first.to_place ?? '')?.[1] ?? at;
  const from = first.starts_local.slice(0, 10);
  const to = first.ends_local.slice(0, 10);
  const stay = new URLSearchParams({ city: code, in: from, out: to });
  const car = new URLSearchParams({ city: code, from, to });
  return (
    <div className="row gap2 wrapable more-trip">
      <span className="s14 t2">Book together, all or nothing:</span>
      {!flight && (
        <Button
          component={Link}
          to={withOffers('/flights', new URLSearchParams(), offers)}
          size="small"
          variant="outlined"
        >
          <Icon name="plane" cls="s" />
          Add a flight
        </Button>
      )}
      {!has('room') && (
        <Button
          component={Link}
          to={withOffers('/stays', stay, offers)}
          size="small"
          variant="outlined"
        >
          <Icon name="bed" cls="s" />
          Add a stay
        </Button>
      )}
      {!has('car') && (
        <Button
          component={Link}
          to={withOffers('/cars', car, offers)}
          size="small"
          variant="outlined"
        >
          <Icon name="car" cls="s" />
          Add a car
        </Button>
      )}
    </div>
  );
}
