import { expect, it } from 'vitest';
import type { Stage } from '@/api/types';
import { mapped, moved, targetsFor } from './stages';

const stage = (id: string, position: number, category: Stage['category'] = 'open'): Stage => ({ id, version: 1, pipelineId: 'p', name: id, category, probability: 0, rotDays: null, requiredFields: [], position });
const all = [stage('a', 0), stage('b', 1), stage('c', 2), stage('won', 3, 'won')];

it('moves a stage by changing two positions', () => expect(moved(all, 2, -1)).toEqual([{ id: 'c', position: 1 }, { id: 'b', position: 2 }]));
it('does not move past the ends', () => expect(moved(all, 0, -1)).toEqual([]));
it('offers only stages of the same meaning for the deals of a deleted one', () => {
  expect(targetsFor(all[0]!, all).map((one) => one.id)).toEqual(['b', 'c']);
  expect(targetsFor(all[3]!, all)).toEqual([]);
});

it('guesses where the stages of another pipeline are: by name, then by height, and open stays open', () => {
  const others = [stage('x', 0), { ...stage('y', 1), name: 'A' }, stage('z', 2, 'won')];
  expect(mapped(all, others)).toEqual({ a: 'y', b: 'y', c: 'y', won: 'z' });
  expect(mapped([stage('q', 0)], others)).toEqual({ q: 'x' });
});
