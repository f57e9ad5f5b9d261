import { describe, expect, it } from 'vitest';
import {
  formatCount, formatDate, formatDayHeading, formatDays, formatDuration, formatMoney, formatPercent, formatRelative, humanise, initials, toDay,
} from './format';

const now = new Date('2026-11-22T12:00:00Z');

describe('figures', () => {
  it('shows a dash where a denominator was zero', () => {
    expect(formatPercent(null)).toBe('–');
    expect(formatMoney(null, 'EUR')).toBe('–');
    expect(formatDays(null)).toBe('–');
  });

  it('never shows a dash for a real zero', () => {
    expect(formatPercent(0)).toBe('0.0 %');
    expect(formatMoney(0, 'USD')).toBe('$0');
  });

  it('keeps cents only where they matter', () => {
    expect(formatMoney(38.2, 'USD')).toBe('$38.20');
    expect(formatMoney(2410.7, 'USD')).toBe('$2,411');
    expect(formatMoney(5, 'nonsense')).toBe('5 nonsense');
  });

  it('marks a count that was capped', () => {
    expect(formatCount(10_000, true)).toBe('10,000+');
    expect(formatCount(42, false)).toBe('42');
  });
});

describe('dates', () => {
  it('says how long ago, as short as it stays clear', () => {
    expect(formatRelative('2026-11-22T11:59:40Z', now)).toBe('just now');
    expect(formatRelative('2026-11-22T11:15:00Z', now)).toBe('45 min ago');
    expect(formatRelative('2026-11-22T08:00:00Z', now)).toBe('4 h ago');
    expect(formatRelative('2026-11-21T23:00:00Z', now)).toBe('yesterday');
    expect(formatRelative('2026-11-18T12:00:00Z', now)).toBe('4 days ago');
    expect(formatRelative('2026-03-03T12:00:00Z', now)).toMatch(/^(3 Mar|Mar 3)$/);
    expect(formatRelative('2026-11-24T12:00:00Z', now)).toBe('in 2 days');
  });

  it('reads a calendar date without a zone', () => {
    expect(formatDate('2018-05-31')).toMatch(/31/);
    expect(toDay(new Date(2018, 4, 31))).toBe('2018-05-31');
  });

  it('groups by today and yesterday first', () => {
    expect(formatDayHeading('2026-11-22T01:00:00Z', now)).toBe('Today');
    expect(formatDayHeading('2026-11-21T01:00:00Z', now)).toBe('Yesterday');
  });

  it('rounds a duration to one unit', () => {
    expect(formatDuration(59)).toBe('59 s');
    expect(formatDuration(7200)).toBe('2 h');
    expect(formatDuration(86_400 * 14)).toBe('14 days');
  });
});

describe('names', () => {
  it('makes initials of one or two words', () => {
    expect(initials('Acme')).toBe('A');
    expect(initials('anna maria keller')).toBe('AK');
    expect(initials('')).toBe('?');
  });

  it('makes words of keys', () => {
    expect(humanise('marketingQualified')).toBe('Marketing qualified');
    expect(humanise('first_contact-date')).toBe('First contact date');
  });
});
