import { formatDate, toDay } from '@/ui/format';
import { dayAfter, dayBefore } from './scoreboard';

export interface Period {
  /** The first day. */
  from: string;
  /** The day after the last one: a period is [from, to), as in the API. */
  to: string;
}

export interface Preset {
  label: string;
  period: (today: Date) => Period;
}

const at = (year: number, month: number, date = 1) => toDay(new Date(year, month, date));

export const presets: Preset[] = [
  { label: 'This month', period: (today) => ({ from: at(today.getFullYear(), today.getMonth()), to: at(today.getFullYear(), today.getMonth() + 1) }) },
  { label: 'Last month', period: (today) => ({ from: at(today.getFullYear(), today.getMonth() - 1), to: at(today.getFullYear(), today.getMonth()) }) },
  { label: 'This quarter', period: (today) => quarter(today, 0) },
  { label: 'Last quarter', period: (today) => quarter(today, -1) },
  { label: 'This year', period: (today) => ({ from: at(today.getFullYear(), 0), to: at(today.getFullYear() + 1, 0) }) },
  { label: 'Last 12 months', period: lastYear },
  { label: 'All time', period: (today) => ({ from: '2000-01-01', to: dayAfter(toDay(today)) }) },
];

export function lastYear(today: Date): Period {
  return { from: at(today.getFullYear() - 1, today.getMonth(), today.getDate() + 1), to: dayAfter(toDay(today)) };
}

function quarter(today: Date, shift: number): Period {
  const first = Math.floor(today.getMonth() / 3) * 3 + shift * 3;
  return { from: at(today.getFullYear(), first), to: at(today.getFullYear(), first + 3) };
}

/** "All time", "This quarter", or its first and last day. */
export function periodLabel({ from, to }: Period, today = new Date()): string {
  const preset = presets.find((one) => {
    const period = one.period(today);
    return period.from === from && period.to === to;
  });
  return preset?.label ?? `${formatDate(from)} – ${formatDate(dayBefore(to))}`;
}
