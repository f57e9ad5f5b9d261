import { describe, expect, it } from 'vitest';
import type { ScoreboardRow } from '@/api/types';
import { funnel, keyLabel, metricInfo, parseOpen, showFigure, sortRows, toCsv, toOpen, usualSorting } from './scoreboard';
import { lastYear, periodLabel, presets } from './periods';

const blank: ScoreboardRow = {
  key: null, id: null, label: null, leads: 0, marketingQualified: 0, salesAccepted: 0, salesQualified: 0, opportunities: 0, won: 0, lost: 0, open: 0,
  conversion: null, winRate: null, wonValue: 0, currency: 'EUR', medianDays: null, meanDays: null, cost: 0, salesCost: 0, costPerLead: null, acquisitionCost: null, roi: null,
};
const row = (key: string | null, over: Partial<ScoreboardRow>): ScoreboardRow => ({ ...blank, key, ...over });
const show = (metric: string, over: Partial<ScoreboardRow>) => showFigure(metricInfo(metric)!, row('x', over));

describe('figures', () => {
  it('shows a dash for a zero denominator and a real zero as zero', () => {
    expect(show('conversion', { conversion: null })).toBe('–');
    expect(show('conversion', { conversion: 0 })).toBe('0.0 %');
    expect(show('won', { won: 0 })).toBe('0');
  });

  it('writes gains with their sign', () => {
    expect(show('roi', { roi: 3.59 })).toBe('+359 %');
    expect(show('roi', { roi: -0.37 })).toBe('-37 %');
  });

  it('keeps a half day of a median', () => expect(show('medianDays', { medianDays: 14.5 })).toBe('14.5 days'));
});

describe('the funnel', () => {
  it('takes each rate from the step before and has none after zero', () => {
    const steps = funnel(row(null, { leads: 200, marketingQualified: 50, salesAccepted: 0, salesQualified: 0 }));
    expect(steps.map((step) => step.rate)).toEqual([null, 0.25, 0, null, null, null]);
    expect(steps[1]?.share).toBe(0.25);
  });

  it('calls nothing a share that is more than the whole', () =>
    expect(funnel(row(null, { salesQualified: 3, opportunities: 10 }))[4]?.rate).toBeNull());
});

describe('rows', () => {
  it('puts what is not known last, up or down', () => {
    const rows = [row('a', { roi: null }), row('b', { roi: 1 }), row('c', { roi: 2 })];
    expect(sortRows(rows, { key: 'roi', descending: true }).map((one) => one.key)).toEqual(['c', 'b', 'a']);
    expect(sortRows(rows, { key: 'roi', descending: false }).map((one) => one.key)).toEqual(['b', 'c', 'a']);
    expect(sortRows([row(null, {}), row('z', {})], { key: 'key', descending: false })[1]?.key).toBeNull();
  });

  it('starts in time order for months and with the most leads otherwise', () => {
    expect(usualSorting('month', [])).toEqual({ key: 'key', descending: false });
    expect(usualSorting('origin', [row('a', { leads: 1 })]).key).toBe('leads');
    expect(usualSorting('product', [row('a', {})]).key).toBe('won');
  });

  it('names what has no key', () => {
    expect(keyLabel('origin', { key: null })).toBe('Not known');
    expect(keyLabel('origin', { key: 'paid_search' })).toBe('Paid search');
    expect(keyLabel('month', { key: '2018-01' })).toMatch(/^Jan 2018$/);
  });

  it('opens a figure of a row, of an unknown row and of the total', () => {
    expect(parseOpen(toOpen('won', 'a:b'))).toEqual({ metric: 'won', key: 'a:b' });
    expect(parseOpen(toOpen('won', null))).toEqual({ metric: 'won', key: '' });
    expect(parseOpen(toOpen('won'))).toEqual({ metric: 'won' });
    expect(parseOpen(undefined)).toBeNull();
  });

  it('exports without formulas', () => {
    const [, line] = toCsv('origin', [row('=cmd|x', { leads: 3, conversion: 1 / 3 })]).split('\r\n');
    expect(line?.startsWith("'=cmd|x,3,")).toBe(true);
    expect(line).toContain(String(1 / 3));
  });
});

describe('periods', () => {
  const today = new Date(2026, 10, 22);

  it('end the day after their last day', () => {
    expect(presets.find((one) => one.label === 'This quarter')?.period(today)).toEqual({ from: '2026-10-01', to: '2027-01-01' });
    expect(presets.find((one) => one.label === 'Last quarter')?.period(today)).toEqual({ from: '2026-07-01', to: '2026-10-01' });
    expect(lastYear(today)).toEqual({ from: '2025-11-23', to: '2026-11-23' });
  });

  it('are called by name, or by their first and last day', () => {
    expect(periodLabel({ from: '2026-10-01', to: '2027-01-01' }, today)).toBe('This quarter');
    expect(periodLabel({ from: '2017-06-01', to: '2018-06-01' }, today)).toMatch(/2017 – .*31.*2018$/);
  });
});
