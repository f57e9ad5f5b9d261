import { queryOptions } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { GoalPace } from '@/api/types';
import { formatDate, formatMoney, formatNumber, formatPercent, none } from '@/ui/format';

export const runningGoals = queryOptions({
  queryKey: ['goals', 'running'],
  queryFn: ({ signal }) => ok(api.GET('/goals/running', { signal })).then(({ items }) => items),
});

export type GoalKind = 'month' | 'quarter' | 'year';

/** The period of that kind in which a day lies, as the API writes it. */
export function periodOf(kind: GoalKind, date: Date): string {
  const year = String(date.getFullYear());
  if (kind === 'year') return year;
  return kind === 'quarter' ? `${year}Q${Math.floor(date.getMonth() / 3) + 1}` : `${year}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** "Nov 2026", "Q4 2026", "2026". */
export function periodName(period: string): string {
  if (period.includes('Q')) return `${period.slice(4)} ${period.slice(0, 4)}`;
  return period.length === 4 ? period : formatDate(`${period}-01`).replace(/^1\s|(?<=\s)1,\s/, '');
}

/** This period and the ones that follow, to choose from. */
export function nextPeriods(kind: GoalKind, today: Date): string[] {
  const step = { month: 1, quarter: 3, year: 12 }[kind];
  return Array.from({ length: kind === 'year' ? 3 : kind === 'quarter' ? 6 : 14 }, (_, index) => periodOf(kind, new Date(today.getFullYear(), today.getMonth() + index * step, 1)));
}

export interface PaceWords {
  tone: 'ok' | 'warn' | 'bad' | null;
  text: string;
}

/** Ahead or behind, in words. A tenth of what is expected by now is a warning, more is bad. */
export function paceWords({ goal, ahead, expected, left }: GoalPace): PaceWords {
  if (ahead === null || expected === null) return { tone: null, text: left === null ? 'The base currency has changed since' : 'No working days in this time' };
  if (left === 0) return { tone: 'ok', text: 'Reached' };
  if (ahead >= 0) return { tone: 'ok', text: `${formatMoney(ahead, goal.currency)} ahead of pace` };
  return { tone: -ahead <= expected / 10 ? 'warn' : 'bad', text: `${formatMoney(-ahead, goal.currency)} behind pace` };
}

/** What it still takes, with what is not known left out. */
export function needWords({ left, needs }: GoalPace): string | null {
  if (!left || !needs) return null;
  const parts = ([[needs.deals, 'won deals'], [needs.salesQualified, 'SQL'], [needs.leads, 'leads']] as const)
    .flatMap(([count, what]) => (count === null ? [] : [`${formatNumber(count)} ${what}`]));
  return parts.length === 0 ? null : parts.join(', ');
}

/** How the figures are made, for whoever asks. */
export function paceFormula({ goal, elapsedDays, businessDays, needs }: GoalPace): string {
  const lines = [
    `Expected by now: goal × ${elapsedDays} of ${businessDays} working days, today included.`,
    'At this rate: won ÷ working days gone by × working days of the period.',
  ];
  if (needs) {
    lines.push(`Still needed: what is missing ÷ average deal (${needs.averageDeal === null ? none : formatMoney(needs.averageDeal, goal.currency)}), ÷ won per SQL (${formatPercent(needs.wonPerSalesQualified)}), ÷ won per lead (${formatPercent(needs.wonPerLead)}), all of the last 12 months.`);
  }
  return lines.join('\n');
}
