import { formatDate, formatTime, parseDay, toDay } from '@/ui/format';

export type DueTone = 'plain' | 'warn' | 'bad';

interface Due {
  dueAt: string;
  dueOn: string | null;
}

/** The local calendar day on which something is due. */
function dayOf({ dueAt, dueOn }: Due): Date {
  return dueOn ? parseDay(dueOn) : new Date(dueAt);
}

function daysFrom(now: Date, then: Date): number {
  const start = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((start(then) - start(now)) / 86_400_000);
}

/** "Today 15:00", "Tomorrow", "Yesterday", "Friday", "12 Mar 2027": as short as it stays clear. */
export function dueText(due: Due, now = new Date()): string {
  const day = dayOf(due);
  const away = daysFrom(now, day);
  const word = away === 0 ? 'Today' : away === 1 ? 'Tomorrow' : away === -1 ? 'Yesterday'
    : away > 1 && away < 7 ? new Intl.DateTimeFormat('en', { weekday: 'long' }).format(day)
    : formatDate(toDay(day));
  return due.dueOn ? word : `${word} ${formatTime(due.dueAt)}`;
}

/** Red when it is over, amber on its day. */
export function dueTone(due: Due, now = new Date()): DueTone {
  if (new Date(due.dueAt) < now) return 'bad';
  return daysFrom(now, dayOf(due)) === 0 ? 'warn' : 'plain';
}

/** The days that one plans for with one click. A weekend is nobody's next step. */
export function duePresets(now = new Date()): { label: string; day: string }[] {
  const after = (days: number) => {
    const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
    while (days > 0 && (date.getDay() === 0 || date.getDay() === 6)) date.setDate(date.getDate() + 1);
    return toDay(date);
  };
  const presets = [{ label: 'Today', day: after(0) }, { label: 'Next day', day: after(1) }, { label: 'In 3 days', day: after(3) }, { label: 'In a week', day: after(7) }];
  return presets.filter((preset, index) => presets.findIndex((one) => one.day === preset.day) === index);
}

/** What the server takes: a day, or with a clock time the moment. */
export function dueBody(day: string, time: string): { dueOn: string; dueAt?: undefined } | { dueAt: string; dueOn?: undefined } {
  return time ? { dueAt: new Date(`${day}T${time}`).toISOString() } : { dueOn: day };
}
