// SPDX-License-Identifier: Apache-2.0
// The conditions of an offer in words. A deadline is a moment in the place where it counts.
import type { Terms } from '@kayak/common/api/shapes';
import { localMinus, localMoment, shortMoment } from '@kayak/common/text/time';
import type { Fact } from '@kayak/common/ui/fare-card';
import type { Term } from '@kayak/common/ui/terms';

/** A start as the clock of the place shows it, and what people call its zone there. */
export interface LocalStart {
  local: string;
  zone: string;
}

function until(terms: Pick<Terms, 'until_hours'>, start: LocalStart) {
  const local = localMinus(start.local, terms.until_hours);
  return {
    text: localMoment(local, start.zone),
    short: shortMoment(local, start.zone),
    over: Date.parse(`${local}Z`) < Date.now(),
  };
}

/** "Cancel free until Tue, Jan 12, 6:00 pm EST", "No refund after booking". */
export function cancelFact(
  terms: Pick<Terms, 'until_hours' | 'refund_percent'>,
  start: LocalStart,
  short = false,
): Fact {
  if (terms.refund_percent === 0)
    return { icon: 'alert', text: 'No refund after booking', tone: 'warn' };
  const limit = until(terms, start);
  if (limit.over) return { icon: 'alert', text: 'No refund so close to the start', tone: 'warn' };
  const what = terms.refund_percent === 100 ? 'Cancel free' : `${terms.refund_percent}% back`;
  return { icon: 'check', text: `${what} until ${short ? limit.short : limit.text}`, tone: 'ok' };
}

/** The same as a line with its limits. */
export function termLine(terms: Terms, start: LocalStart): Term[] {
  const limit = until(terms, start);
  if (terms.refund_percent === 0 || limit.over)
    return [{ tone: 'bad', word: 'No refund', limit: 'after you book', weight: 1 }];
  const free = terms.refund_percent === 100;
  return [
    {
      tone: free ? 'ok' : 'warn',
      word: free ? 'Free' : `${terms.refund_percent}% back`,
      limit: `until ${limit.text}`,
      weight: 5,
    },
    { tone: 'bad', word: 'No refund', limit: 'after that', weight: 2 },
  ];
}

/** Bags, changes and refund of a fare, short. */
export function fareFacts(terms: Terms): Fact[] {
  const bags =
    terms.bags_checked > 0
      ? `${terms.bags_checked} checked bag${terms.bags_checked > 1 ? 's' : ''}`
      : terms.bags_carry_on > 0
        ? 'Carry-on included'
        : 'No carry-on';
  const warn = 'warn' as const;
  return [
    { icon: 'bag', text: bags, ...(bags === 'No carry-on' ? { tone: warn } : {}) },
    terms.changeable
      ? { icon: 'swap', text: 'Change free' }
      : { icon: 'swap', text: 'No changes', tone: warn },
    terms.refund_percent === 0
      ? { icon: 'undo', text: 'No refund', tone: warn }
      : {
          icon: 'undo',
          text: terms.refund_percent === 100 ? 'Full refund' : `${terms.refund_percent}% refund`,
        },
  ];
}
