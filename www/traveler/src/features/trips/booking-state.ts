// SPDX-License-Identifier: Apache-2.0
// The states of the saga in a traveler's words.
import type { Booking, BookingSummary } from '@kayak/common/api/shapes';
import { money } from '@kayak/common/text/money';
import { timeOfDay } from '@kayak/common/text/time';
import type { Step } from '@kayak/common/ui/progress';

export interface StateTag {
  word: string;
  tone: '' | 'ok' | 'warn' | 'bad';
}

export function stateTag(b: Pick<BookingSummary, 'state'>): StateTag {
  switch (b.state) {
    case 'CONFIRMED':
      return { word: 'Confirmed', tone: 'ok' };
    case 'PENDING':
    case 'HELD':
      return { word: 'Being confirmed', tone: 'warn' };
    case 'CANCELLED':
      return { word: 'Canceled', tone: '' };
    case 'REJECTED':
      return { word: 'Sold out', tone: 'bad' };
    case 'EXPIRED':
      return { word: 'Expired', tone: '' };
    default:
      return { word: 'Failed', tone: 'bad' };
  }
}

export function isOver(b: Pick<Booking, 'state'>): boolean {
  return b.state !== 'PENDING' && b.state !== 'HELD';
}

/** The bank wants the person to approve. */
export function needsApproval(b: Booking): string | null {
  return b.state === 'HELD' && b.bill?.state === 'ACTION' ? (b.bill.action_url ?? null) : null;
}

export function wasDeclined(b: Booking): boolean {
  return b.state === 'HELD' && b.bill?.state === 'DECLINED';
}

export function cardOf(b: Booking): string {
  const { bill } = b;
  if (!bill?.last4) return 'your card';
  const brand = bill.brand ?? 'card';
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending ${bill.last4}`;
}

const captured = new Set(['CAPTURED', 'PARTIAL', 'REFUNDED', 'CAPTURED-LATE']);

export function paidMinor(b: Booking): number {
  return b.bill && captured.has(b.bill.state) ? b.bill.amount_minor : 0;
}

function when(b: Booking, word: RegExp): string | undefined {
  return b.history.find((e) => word.test(e.what))?.at;
}

/** The four stops on the way to a confirmed trip. */
export function stepsOf(b: Booking): Step[] {
  const held = b.state === 'HELD' || b.state === 'CONFIRMED';
  const done = b.state === 'CONFIRMED';
  const failed = isOver(b) && !done;
  const paid = paidMinor(b) > 0;
  const total = money(b.total_minor, b.currency);
  const state = (ok: boolean, running: boolean): Step['state'] =>
    ok ? 'done' : running ? (failed ? 'failed' : 'now') : 'todo';
  return [
    {
      key: 'received',
      title: 'Received',
      fact: 'Your request is stored',
      state: 'done',
      at: b.created_at,
    },
    {
      key: 'held',
      title: held ? 'Places held' : 'Holding places',
      fact: held ? `until ${timeOfDay(b.hold_until)} at the latest` : 'Nothing is charged yet',
      state: state(held, b.state === 'PENDING' || failed),
      at: when(b, /held|hold/i),
    },
    {
      key: 'paid',
      title: paid ? 'Paid' : 'Paying',
      fact: paid ? `${total}, ${cardOf(b)}` : payFact(b),
      state: state(paid, b.state === 'HELD'),
      at: b.bill?.captured_at,
    },
    {
      key: 'confirmed',
      title: done ? 'Confirmed' : 'Confirming',
      fact: done ? (b.mail === 'sent' ? 'The mail is on its way' : 'The mail follows') : '',
      state: state(done, false),
      at: when(b, /confirm/i),
    },
  ];
}

function payFact(b: Booking): string {
  if (wasDeclined(b)) return 'The card was declined';
  if (needsApproval(b)) return 'Your bank asks you to approve';
  return money(b.total_minor, b.currency);
}
