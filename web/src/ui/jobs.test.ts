import { expect, it } from 'vitest';
import { progressOf } from './jobs';

const job = { state: 'running' as const, done: 250, total: 1000, ratePerSecond: 50 };

it('says how much is done and how long it takes', () => expect(progressOf(job)).toEqual({ share: 0.25, secondsLeft: 15 }));
it('does not guess without a total', () => expect(progressOf({ ...job, total: null })).toEqual({ share: null, secondsLeft: null }));
it('does not guess without a rate', () => expect(progressOf({ ...job, ratePerSecond: null }).secondsLeft).toBeNull());
it('is whole when done', () => expect(progressOf({ ...job, state: 'done' }).share).toBe(1));
