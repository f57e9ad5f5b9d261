import { expect, it } from 'vitest';
import { dueBody, duePresets, dueText, dueTone } from './due';

const now = new Date(2026, 10, 20, 10, 0);
const on = (day: string) => ({ dueOn: day, dueAt: new Date(`${day}T23:59:59.999`).toISOString() });
const at = (text: string) => ({ dueOn: null, dueAt: new Date(text).toISOString() });

it('says a day as people do', () => {
  expect(dueText(on('2026-11-20'), now)).toBe('Today');
  expect(dueText(on('2026-11-21'), now)).toBe('Tomorrow');
  expect(dueText(on('2026-11-19'), now)).toBe('Yesterday');
  expect(dueText(on('2026-11-24'), now)).toBe('Tuesday');
  expect(dueText(at('2026-11-20T15:00'), now)).toBe('Today 15:00');
});

it('is red when it is over and amber on its day', () => {
  expect(dueTone(at('2026-11-20T09:59'), now)).toBe('bad');
  expect(dueTone(on('2026-11-20'), now)).toBe('warn');
  expect(dueTone(on('2026-11-23'), now)).toBe('plain');
});

it('plans for working days and offers no day twice', () => {
  // The 20th is a Friday: the next day and the third one are the Monday.
  expect(duePresets(now)).toEqual([
    { label: 'Today', day: '2026-11-20' }, { label: 'Next day', day: '2026-11-23' }, { label: 'In a week', day: '2026-11-27' },
  ]);
});

it('sends a day, or with a time the moment', () => {
  expect(dueBody('2026-11-23', '')).toEqual({ dueOn: '2026-11-23' });
  expect(dueBody('2026-11-23', '15:00')).toEqual({ dueAt: new Date(2026, 10, 23, 15).toISOString() });
});
