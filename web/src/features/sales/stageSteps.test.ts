import { expect, it } from 'vitest';
import type { Pipeline, Stage } from '@/api/types';
import { rot, stageSteps } from './stageSteps';

const stage = (id: string, category: Stage['category'], position: number): Stage => ({ id, version: 1, pipelineId: 'p', name: id, category, probability: 0, rotDays: null, position });
const pipeline: Pipeline = { id: 'p', version: 1, position: 0, name: 'p', isDefault: true, currency: null, questionSet: null, stages: [stage('a', 'open', 0), stage('b', 'open', 1), stage('won', 'won', 2), stage('lost', 'lost', 3)] };
const states = (stageId: string, outcome: 'open' | 'won' | 'lost') => stageSteps({ stageId, outcome }, pipeline).map((step) => step.state);

it('shows what is passed, where it is and what is ahead', () => expect(states('b', 'open')).toEqual(['done', 'now']));
it('has passed everything when won', () => expect(states('won', 'won')).toEqual(['done', 'done']));
it('claims nothing for a lost deal', () => expect(states('lost', 'lost')).toEqual(['ahead', 'ahead']));

it('warns at three quarters and rots at the limit', () => {
  const now = new Date('2026-11-22T00:00:00Z');
  expect(rot('2026-11-20T00:00:00Z', 14, now)?.level).toBe('fresh');
  expect(rot('2026-11-11T00:00:00Z', 14, now)?.level).toBe('soon');
  expect(rot('2026-11-01T00:00:00Z', 14, now)).toEqual({ days: 21, level: 'rotting' });
  expect(rot('2026-11-01T00:00:00Z', null, now)).toBeNull();
});
