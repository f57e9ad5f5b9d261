import { toDay } from '@/ui/format';
import type { Period } from '../../insights/periods';

/** The days up to today, today included. */
export function lastDays(today: Date, days: number): Period {
  const at = (shift: number) => toDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() + shift));
  return { from: at(1 - days), to: at(1) };
}
