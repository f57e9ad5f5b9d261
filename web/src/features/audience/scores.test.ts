import { expect, test } from 'vitest';
import type { EngagementReason, FitReason } from '@/api/types';
import { becameOf, foundBy, gradeTone, heldReasons, signed } from './scores';

const clicked: EngagementReason = { ruleId: '1', name: 'Clicked', points: 8, pointsBeforeFading: 8, isCapped: false, halfLifeDays: 14, times: 1, lastAt: '2026-11-22T09:00:00.000Z' };
const fit = (name: string, points: number, holds: boolean): FitReason => ({ ruleId: name, name, points, holds, fields: [] });

test('points carry their sign', () => {
  expect([signed(20), signed(-5.5), signed(0)]).toEqual(['+20', '−5.5', '0']);
});

test('a reason says what became of its points', () => {
  expect(becameOf(clicked)).toBe('');
  expect(becameOf({ ...clicked, times: 3, points: 18.2, pointsBeforeFading: 24 })).toBe('3 times · 24 when fresh');
  expect(becameOf({ ...clicked, times: 9, points: 32, pointsBeforeFading: 72, isCapped: true })).toBe('9 times · at its limit');
});

test('a rule of fit shows what it found', () => {
  const fields = [{ key: 'company.employees', label: 'Company: Employees', value: '200' }, { key: 'country', label: 'Country', value: null }];
  expect(foundBy({ ...fit('Size', 25, true), fields })).toBe('company employees: 200 · country: not known');
});

test('what weighs most comes first, whatever its sign', () => {
  const { held, others } = heldReasons([fit('a', 5, true), fit('b', -40, true), fit('c', 0, false)]);
  expect(held.map((reason) => reason.name)).toEqual(['b', 'a']);
  expect(others.map((reason) => reason.name)).toEqual(['c']);
});

test('green is for whom to call first', () => {
  expect([gradeTone({ fit: 'B', engagement: 2 }), gradeTone({ fit: 'C', engagement: 1 }), gradeTone({ fit: 'A', engagement: 4 }), gradeTone({ fit: 'D', engagement: 3 })]).toEqual(['ok', 'info', 'info', 'plain']);
});
