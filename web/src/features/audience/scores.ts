import { queryOptions } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { ContactScore, EngagementReason, FitReason, MqlRule, Scoring } from '@/api/types';
import type { Tone } from '@/ui/Chip';
import { formatNumber, plural } from '@/ui/format';

/** Points fade and people act while the page is open, so it is asked for anew now and then. */
export const scoreQuery = (id: string) =>
  queryOptions({
    queryKey: ['contact', 'timeline', id, 'score'],
    queryFn: ({ signal }) => ok(api.GET('/contacts/{id}/score', { params: { path: { id } }, signal })) as Promise<ContactScore>,
    refetchInterval: 20_000,
  });

export const scoringQuery = queryOptions({
  queryKey: ['scoring'],
  queryFn: () => ok(api.GET('/scoring')) as unknown as Promise<Scoring>,
});

export const mqlRuleQuery = queryOptions({
  queryKey: ['mql-rule'],
  queryFn: () => ok(api.GET('/mql-rule')) as Promise<MqlRule>,
});

/** Green for whom to call first; a low grade is no fault, so it stays plain. */
export function gradeTone({ fit, engagement }: Pick<ContactScore, 'fit' | 'engagement'>): Tone {
  if (engagement <= 2 && (fit === 'A' || fit === 'B')) return 'ok';
  if (engagement <= 2 || fit === 'A' || fit === 'B') return 'info';
  return 'plain';
}

/** `+20`, `−5.5`: what a rule does is told by its sign. */
export function signed(points: number): string {
  return `${points > 0 ? '+' : points < 0 ? '−' : ''}${formatNumber(Math.abs(points), 1)}`;
}

/** What became of the points of a rule: how often it counted, what has faded, what its limit holds back. */
export function becameOf(reason: EngagementReason): string {
  const parts = [reason.times > 1 ? plural(reason.times, 'time') : null];
  if (reason.isCapped) parts.push('at its limit');
  else if (Math.abs(reason.pointsBeforeFading - reason.points) >= 0.1) parts.push(`${formatNumber(reason.pointsBeforeFading)} when fresh`);
  return parts.filter(Boolean).join(' · ');
}

/** What is there in the fields that a rule asks about. */
export function foundBy(reason: FitReason): string {
  return reason.fields.map((field) => `${field.label.replace(/^Company: /, 'company ').toLowerCase()}: ${field.value ?? 'not known'}`).join(' · ');
}

/** The rules that give or take points, the weightiest first, and how many give none. */
export function heldReasons(reasons: FitReason[]): { held: FitReason[]; others: FitReason[] } {
  const held = reasons.filter((reason) => reason.holds).sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return { held, others: reasons.filter((reason) => !reason.holds) };
}
