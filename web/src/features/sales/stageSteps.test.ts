import { expect, it } from 'vitest';
import type { Pipeline, Stage } from '@/api/types';
import { stageSteps } from './stageSteps';

const stage = (id: string, category: Stage['category'], position: number): Stage => ({ id, version: 1, pipelineId: 'p', name: id, category, probability: 0, rotDays: null, position, requiredFields: [] });
const pipeline: Pipeline = { id: 'p', version: 1, position: 0, name: 'p', isDefault: true, currency: null, questionSet: null, stages: [stage('a', 'open', 0), stage('b', 'open', 1), stage('won', 'won', 2), stage('lost', 'lost', 3)] };
const states = (stageId: string, outcome: 'open' | 'won' | 'lost') => stageSteps({ stageId, outcome }, pipeline).map((step) => step.state);

it('shows what is passed, where it is and what is ahead', () => expect(states('b', 'open')).toEqual(['done', 'now']));
it('has passed everything when won', () => expect(states('won', 'won')).toEqual(['done', 'done']));
it('claims nothing for a lost deal', () => expect(states('lost', 'lost')).toEqual(['ahead', 'ahead']));
