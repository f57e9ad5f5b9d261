import { expect, it } from 'vitest';
import { keptOf, keptTone, monthOf } from './sla';

it('tells a promise that is kept from one that is not, and from one that was not due', () => {
  expect([1, 0.9, 0.7, 0.69, null].map(keptTone)).toEqual(['ok', 'ok', 'warn', 'bad', null]);
  expect(keptOf({ kept: 0, due: 0, share: null })).toBe('Nothing was due');
  expect(keptOf({ kept: 2, due: 3, share: 2 / 3 })).toBe('2 of 3');
  expect(monthOf('2026-11-05')).toBe('2026-11');
});
