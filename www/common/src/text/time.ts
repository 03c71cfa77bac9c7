// SPDX-License-Identifier: Apache-2.0
// Dates are `2027-01-15`, local times `2027-01-15T08:15`, instants RFC 3339. A local time is shown as
// it came: nothing here moves it to another zone. Only instants are converted, by Intl.
const day = 86_400_000;

/** The calendar date of a date or local time, as UTC midnight, for formatting and counting. */
function atUtc(date: string): Date {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}

function shown(options: Intl.DateTimeFormatOptions) {
  const f = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
  return (date: string) => f.format(atUtc(date));
}

/** `Fri, Jan 15` */
export const weekdayDate = shown({ weekday: 'short', month: 'short', day: 'numeric' });
/** `Jan 15` */
export const monthDay = shown({ month: 'short', day: 'numeric' });
/** `Friday, January 15` */
export const longDate = shown({ weekday: 'long', month: 'long', day: 'numeric' });
/** `Fri, Jan 15, 2027` */
export const fullDate = shown({
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
});

/** `Jan 15 – 19`, or `Jan 30 – Feb 2`. */
export function shortRange(from: string, to: string): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return `${monthDay(from)} – ${Number(to.slice(8, 10))}`;
  return `${monthDay(from)} – ${monthDay(to)}`;
}

/** `Fri, Jan 15 – Tue, Jan 19` */
export function range(from: string, to: string): string {
  return `${weekdayDate(from)} – ${weekdayDate(to)}`;
}

/** `8:15 am` of a local time. */
export function clock(local: string): string {
  const h = Number(local.slice(11, 13));
  const m = local.slice(14, 16);
  return `${h % 12 || 12}:${m} ${h < 12 ? 'am' : 'pm'}`;
}

/** `5h 33m` */
export function duration(minutes: number): string {
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  if (h === 0) return `${m}m`;
  return m === 0 ? `${h}h` : `${h}h ${m}m`;
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((atUtc(to).getTime() - atUtc(from).getTime()) / day);
}

/** The date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(atUtc(date).getTime() + days * day).toISOString().slice(0, 10);
}

/** Today in the visitor's own zone. */
export function today(now = new Date()): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** `PST`: how people name the zone at that moment. */
export function zoneName(zone: string, instant: string): string {
  try {
    const f = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
    const at = new Date(/[Zz]|[+-]\d\d:\d\d$/.test(instant) ? instant : `${instant.slice(0, 16)}Z`);
    return f.formatToParts(at).find((p) => p.type === 'timeZoneName')?.value ?? zone;
  } catch {
    return zone;
  }
}

/** `Tue, Jan 12, 6:00 pm EST`: an instant in a zone, or in the visitor's own. */
export function moment(instant: string, zone?: string): string {
  const at = new Date(instant);
  const f = new Intl.DateTimeFormat('en-US', {
    ...(zone ? { timeZone: zone } : {}),
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return lower(f.format(at));
}

/** A local time some hours earlier, by the calendar. */
export function localMinus(local: string, hours: number): string {
  const at = Date.parse(`${local.slice(0, 16)}Z`) - hours * 3_600_000;
  return new Date(at).toISOString().slice(0, 16);
}

/** `Jan 12, 6 pm EST`: where room is short. */
export function shortMoment(local: string, zone: string): string {
  return `${monthDay(local)}, ${clock(local).replace(':00', '')} ${zone}`;
}

/** `Tue, Jan 12, 6:00 pm EST` of a local time and its zone's name. */
export function localMoment(local: string, zone: string): string {
  return `${weekdayDate(local)}, ${clock(local)} ${zone}`;
}

/** `2:16 pm PST`; with seconds `2:16:04 pm PST`. */
export function timeOfDay(
  instant: string,
  options: { zone?: string; seconds?: boolean } = {},
): string {
  const f = new Intl.DateTimeFormat('en-US', {
    ...(options.zone ? { timeZone: options.zone } : {}),
    hour: 'numeric',
    minute: '2-digit',
    ...(options.seconds ? { second: '2-digit' } : {}),
    timeZoneName: 'short',
  });
  return lower(f.format(new Date(instant)));
}

function lower(text: string): string {
  return text.replace(/[\u202f ]([AP]M)\b/, (_, ap: string) => ` ${ap.toLowerCase()}`);
}
