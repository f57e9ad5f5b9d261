import { expect, it } from 'vitest';
import { didText, differences, fieldText } from './auditText';

it('lists only what changed, also inside own fields', () =>
  expect(differences({ stage: 'lead', city: 'Rome', custom: { plan: 'a', seats: 1 } }, { stage: 'customer', city: 'Rome', custom: { plan: 'b', seats: 1 } })).toEqual([
    { field: 'stage', before: 'lead', after: 'customer' },
    { field: 'custom.plan', before: 'a', after: 'b' },
  ]));

it('shows a creation and a removal', () => {
  expect(differences(null, { tags: ['a', 'b'] })).toEqual([{ field: 'tags', before: '–', after: 'a, b' }]);
  expect(differences({ name: 'x' }, null)).toEqual([{ field: 'name', before: 'x', after: '–' }]);
});

it('leaves out an id whose name stands beside it', () =>
  expect(differences(null, { campaignId: '01a2', campaignName: 'Spring', ownerId: 'u1' }).map((one) => one.field)).toEqual(['campaignName', 'ownerId']));

it('says what was done in the past tense', () => {
  expect(didText('update')).toBe('changed');
  expect(didText('someNewVerb')).toBe('some new verb');
});

it('calls a field of the workspace by its name there', () => {
  expect(fieldText('custom.f_1', new Map([['f_1', 'Plan']]), (key) => key)).toBe('Plan');
  expect(fieldText('ownerId', new Map(), (key) => key)).toBe('owner');
});
