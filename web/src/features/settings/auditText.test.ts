import { expect, it } from 'vitest';
import { differences } from './auditText';

it('lists only what changed, also inside own fields', () =>
  expect(differences({ stage: 'lead', city: 'Rome', custom: { plan: 'a', seats: 1 } }, { stage: 'customer', city: 'Rome', custom: { plan: 'b', seats: 1 } })).toEqual([
    { field: 'stage', before: 'lead', after: 'customer' },
    { field: 'custom.plan', before: 'a', after: 'b' },
  ]));

it('shows a creation and a removal', () => {
  expect(differences(null, { tags: ['a', 'b'] })).toEqual([{ field: 'tags', before: '–', after: 'a, b' }]);
  expect(differences({ name: 'x' }, null)).toEqual([{ field: 'name', before: 'x', after: '–' }]);
});
