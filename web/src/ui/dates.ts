// Dates and times in people's words. All of them take the place they are read in: the moment it is
// there, its time zone and its language. The demo firm's clock can be wound, so "now" is an argument.
export interface Place {
  now: Date;
  zone: string;
  locale: string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

// The calendar day of a moment in a zone, as YYYY-MM-DD.
export function dayOf(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (kind: string) => parts.find((one) => one.type === kind)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

// Noon in UTC stands for a bare day, so that it can be formatted in UTC without slipping.
const noon = (text: string) => new Date(`${text}T12:00:00Z`);

const dayKey = (text: string, place: Place) =>
  isDay(text) ? text : dayOf(new Date(text), place.zone);

function format(at: Date, zone: string, locale: string, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    .format(at)
    .replace(/\bSept\b/, 'Sep');
}

export function timeWords(at: string, place: Place): string {
  return format(new Date(at), place.zone, place.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

// "today", "tomorrow", "Tue 10 March", "10 March 2027".
export function dayWords(text: string, place: Place): string {
  const key = dayKey(text, place);
  const today = dayOf(place.now, place.zone);
  const distance = daysBetween(today, key);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  if (distance === -1) return 'yesterday';
  return calendarDay(key, today, place.locale, 'long');
}

// "2 Mar", "2 Mar 2025": for columns, where a word would jump about.
export function shortDay(text: string, place: Place): string {
  const key = dayKey(text, place);
  const sameYear = key.slice(0, 4) === dayOf(place.now, place.zone).slice(0, 4);
  return format(noon(key), 'UTC', place.locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

// "12 March": in a sentence where the weekday says nothing.
export function longDay(text: string, place: Place): string {
  const key = dayKey(text, place);
  const sameYear = key.slice(0, 4) === dayOf(place.now, place.zone).slice(0, 4);
  return format(noon(key), 'UTC', place.locale, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

// "tomorrow at 09:00", "Tue 10 March at 09:00"; a bare day has no time.
export function momentWords(text: string, place: Place): string {
  if (isDay(text)) return dayWords(text, place);
  return `${dayWords(text, place)} at ${timeWords(text, place)}`;
}

// "2 Mar, 10:14"
export function shortMoment(text: string, place: Place): string {
  if (isDay(text)) return shortDay(text, place);
  return `${shortDay(text, place)}, ${timeWords(text, place)}`;
}

// "just now", "17 minutes ago", "4 days ago", "on 3 January".
export function sinceWords(text: string, place: Place): string {
  if (isDay(text)) return dayWords(text, place);
  const passed = place.now.getTime() - new Date(text).getTime();
  if (passed < 0) return momentWords(text, place);
  if (passed < minute) return 'just now';
  if (passed < hour) return ago(Math.floor(passed / minute), 'minute');
  const days = daysBetween(dayKey(text, place), dayOf(place.now, place.zone));
  if (days === 0) return ago(Math.floor(passed / hour), 'hour');
  if (days === 1) return 'yesterday';
  if (days <= 30) return ago(days, 'day');
  return shortDay(text, place);
}

// "4 days", for a column whose head says "since".
export function durationWords(text: string, place: Place): string {
  const words = sinceWords(text, place).replace(/ ago$/, '');
  return words === 'yesterday' ? '1 day' : words;
}

// "Tuesday, 10 March 2026 at 09:00 GMT": what a hover or a focus shows.
export function exactWords(text: string, place: Place): string {
  const date = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  if (isDay(text)) return format(noon(text), 'UTC', place.locale, date);
  return format(new Date(text), place.zone, place.locale, {
    ...date,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}

// "Tue 10 March", as the line that marks today says it.
export function todayWords(place: Place): string {
  const today = dayOf(place.now, place.zone);
  return calendarDay(today, today, place.locale, 'long');
}

function calendarDay(key: string, today: string, locale: string, month: 'long' | 'short') {
  const sameYear = key.slice(0, 4) === today.slice(0, 4);
  return format(noon(key), 'UTC', locale, {
    day: 'numeric',
    month,
    ...(sameYear ? { weekday: 'short' } : { year: 'numeric' }),
  }).replace(',', '');
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
