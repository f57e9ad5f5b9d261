import { expect, it } from 'vitest';
import type { GoalPace } from '@/api/types';
import { needWords, nextPeriods, paceWords, periodName, periodOf } from './goals';

const pace: GoalPace = {
  goal: { period: '2026-11', version: 1, amount: 21_000, currency: 'USD' }, from: '2026-11-01', to: '2026-12-01', won: 5000, amountsLeftOut: 0, share: 0.24, elapsedDays: 15,
  businessDays: 21, expected: 15_000, ahead: -10_000, projection: 7000, left: 16_000,
  needs: { deals: 6, salesQualified: 8, leads: null, averageDeal: 2666.67, wonPerSalesQualified: 0.75, wonPerLead: null },
};

it('writes periods as the API does and names them as people do', () => {
  const day = new Date(2026, 10, 22);
  expect(['month', 'quarter', 'year'].map((kind) => periodOf(kind as 'month', day))).toEqual(['2026-11', '2026Q4', '2026']);
  expect(['2026-11', '2026Q4', '2026'].map(periodName)).toEqual(['Nov 2026', 'Q4 2026', '2026']);
  expect(nextPeriods('quarter', day).slice(0, 3)).toEqual(['2026Q4', '2027Q1', '2027Q2']);
  expect(nextPeriods('month', new Date(2026, 11, 31)).slice(0, 2)).toEqual(['2026-12', '2027-01']);
});

it('says how a goal stands', () => {
  expect(paceWords(pace)).toEqual({ tone: 'bad', text: '$10,000 behind pace' });
  expect(paceWords({ ...pace, ahead: -1500 }).tone).toBe('warn');
  expect(paceWords({ ...pace, ahead: 0 })).toEqual({ tone: 'ok', text: '$0 ahead of pace' });
  expect(paceWords({ ...pace, left: 0 }).text).toBe('Reached');
  expect(paceWords({ ...pace, ahead: null, expected: null, left: null }).tone).toBeNull();
});

it('names only what is known of what is still needed', () => {
  expect(needWords(pace)).toBe('6 won deals, 8 SQL');
  expect(needWords({ ...pace, left: 0 })).toBeNull();
  expect(needWords({ ...pace, needs: null })).toBeNull();
});
