// SPDX-License-Identifier: Apache-2.0
import { tickets } from '@kayak/common/api/queries/bookings';
import { Events } from '@kayak/common/api/events';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/events`;
/** One socket for the page. */
const events = new Events(tickets.take, address);

/** Whatever the message is wrapped in, the booking it is about. */
export function bookingOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const d = data as Record<string, unknown>;
  if (typeof d.booking_id === 'string') return d.booking_id;
  return bookingOf(d.data);
}

/** Follows one booking while it moves; tells whether the socket is open. */
export function useLiveBooking(id: string, moving: boolean): boolean {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (!moving) return;
    return events.listen((e) => {
      const about = bookingOf(e);
      // a resync names no booking: everything may have changed
      if (about === undefined || about === id)
        void client.invalidateQueries({ queryKey: ['booking', id] });
    }, setLive);
  }, [client, id, moving]);
  return live && moving;
}
