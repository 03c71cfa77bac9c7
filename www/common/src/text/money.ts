// SPDX-License-Identifier: Apache-2.0
// Money is an integer of minor units and an ISO 4217 code, as the API has it.
export interface Money {
  minor: number;
  currency: string;
}

const forms = new Map<string, Intl.NumberFormat>();

function form(currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${currency}${String(whole)}`;
  let f = forms.get(key);
  if (!f) {
    f = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      ...(whole ? { maximumFractionDigits: 0 } : {}),
    });
    forms.set(key, f);
  }
  return f;
}

function major(minor: number, currency: string): number {
  return minor / 10 ** (form(currency, false).resolvedOptions().maximumFractionDigits ?? 2);
}

/** `$1,350.64`: offers, bills, quotes. */
export function money(minor: number, currency = 'USD'): string {
  return form(currency, false).format(major(minor, currency));
}

/** `$1,351`: filters, pins, date strips, charts. Rounded up where a limit is meant. */
export function wholeMoney(minor: number, currency = 'USD'): string {
  return form(currency, true).format(Math.round(major(minor, currency)));
}
