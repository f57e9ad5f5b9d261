/** Numbers follow the browser's locale; words (months, "yesterday") stay in the language of the screens. */
const numberLocale = typeof navigator === 'undefined' ? 'en' : navigator.language;
const wordLocale = numberLocale.startsWith('en') ? numberLocale : 'en-GB';

export const none = '–';

const day = 86_400_000;

export function formatNumber(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined) return none;
  return new Intl.NumberFormat(numberLocale, { maximumFractionDigits: digits }).format(value);
}

/** Money with its symbol, or with its ISO code where several currencies stand beside each other. */
export function formatMoney(amount: number | null | undefined, currency?: string | null, display: 'narrowSymbol' | 'code' = 'narrowSymbol'): string {
  if (amount === null || amount === undefined) return none;
  const whole = Number.isInteger(amount) || Math.abs(amount) >= 1000;
  const digits = { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: whole ? 0 : 2 };
  if (!currency) return new Intl.NumberFormat(numberLocale, digits).format(amount);
  try {
    return new Intl.NumberFormat(numberLocale, { style: 'currency', currency, currencyDisplay: display, ...digits }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(numberLocale, digits).format(amount)} ${currency}`;
  }
}

/** A share of one as per cent; a missing ratio (zero denominator) is a dash, never 0. */
export function formatPercent(ratio: number | null | undefined, digits = 1): string {
  if (ratio === null || ratio === undefined) return none;
  return `${new Intl.NumberFormat(numberLocale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(ratio * 100)} %`;
}

export function formatDays(value: number | null | undefined): string {
  if (value === null || value === undefined) return none;
  const text = formatNumber(value, 1);
  return `${text} ${text === '1' ? 'day' : 'days'}`;
}

export function formatCount(count: number, capped: boolean): string {
  return capped ? `${formatNumber(count)}+` : formatNumber(count);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

export function formatDate(value: string | null | undefined): string {
  if (!value) return none;
  const date = parseDay(value);
  return new Intl.DateTimeFormat(wordLocale, { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

export function formatInstant(value: string | null | undefined): string {
  if (!value) return none;
  return new Intl.DateTimeFormat(wordLocale, {
    weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
  }).format(new Date(value));
}

export function formatTime(value: string): string {
  return new Intl.DateTimeFormat(wordLocale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(value));
}

/** "just now", "4 min ago", "yesterday", "12 Mar", "12 Mar 2024": as short as it stays clear. */
export function formatRelative(value: string | null | undefined, now = new Date()): string {
  if (!value) return none;
  const then = new Date(value);
  const seconds = Math.round((now.getTime() - then.getTime()) / 1000);
  if (seconds < 0) return formatFuture(then, now);
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  const days = daysBetween(then, now);
  if (days === 0) return `${Math.floor(seconds / 3600)} h ago`;
  if (days === 1) return 'yesterday';
  if (days < 7) return `${days} days ago`;
  return shortDate(then, now);
}

function formatFuture(then: Date, now: Date): string {
  const days = -daysBetween(then, now);
  if (days === 0) return `today ${formatTime(then.toISOString())}`;
  if (days === 1) return 'tomorrow';
  if (days < 7) return `in ${days} days`;
  return shortDate(then, now);
}

function shortDate(date: Date, now: Date): string {
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(wordLocale, { day: 'numeric', month: 'short', year }).format(date);
}

/** The heading of a day on the timeline. */
export function formatDayHeading(value: string, now = new Date()): string {
  const date = new Date(value);
  const days = daysBetween(date, now);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(wordLocale, { weekday: 'long', day: 'numeric', month: 'long', year }).format(date);
}

export function dayKey(value: string): string {
  const date = new Date(value);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

function daysBetween(earlier: Date, later: Date): number {
  const from = new Date(earlier.getFullYear(), earlier.getMonth(), earlier.getDate()).getTime();
  const to = new Date(later.getFullYear(), later.getMonth(), later.getDate()).getTime();
  return Math.round((to - from) / day);
}

/** A calendar date has no zone: read as local midnight, or a reader west of Greenwich sees the day before. */
export function parseDay(value: string): Date {
  const [year, month, date] = value.slice(0, 10).split('-').map(Number);
  return value.length > 10 ? new Date(value) : new Date(year ?? 1970, (month ?? 1) - 1, date ?? 1);
}

export function toDay(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return none;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
  const days = Math.round(seconds / 86_400);
  return `${formatNumber(days)} ${days === 1 ? 'day' : 'days'}`;
}

export function initials(name: string): string {
  const words = name.trim().split(/[\s@._-]+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** `marketingQualified` → `Marketing qualified`: for a key that has no better label. */
export function humanise(key: string): string {
  const words = key.replace(/[_-]+/g, ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
