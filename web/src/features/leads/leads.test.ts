import { describe, expect, it } from 'vitest';
import { gradeOf, minutesLeft, promiseTone, spokenMinutes } from './leads';

describe('the promise of an answer', () => {
  it('says how much working time is left, and how late one is', () => {
    expect(minutesLeft({ used: 0.25, acceptMinutes: 60 })).toBe(45);
    expect(minutesLeft({ used: 1.5, acceptMinutes: 60 })).toBe(-30);
    expect(minutesLeft({ used: null, acceptMinutes: 60 })).toBeNull();
    expect(spokenMinutes(8)).toBe('8 min');
    expect(spokenMinutes(130)).toBe('2 h 10');
    expect(spokenMinutes(180)).toBe('3 h');
    expect(spokenMinutes(-30)).toBe('30 min late');
  });

  it('warns where the reminders are sent', () => {
    expect([0, 0.5, 0.8, 2].map((used) => promiseTone({ used }))).toEqual(['ok', 'warn', 'bad', 'bad']);
  });
});

it('shows a grade only where something is known', () => {
  expect(gradeOf({ fit: 'B', engagement: 2 })).toBe('B2');
  expect(gradeOf({ fit: null, engagement: null })).toBeNull();
});
