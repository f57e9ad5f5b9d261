import { expect, it } from 'vitest';
import { applied } from './useRecord';

it('lays a change over the record', () => expect(applied({ name: 'a', city: 'b' }, { city: 'c' })).toEqual({ name: 'a', city: 'c' }));

it('merges own fields instead of replacing them', () =>
  expect(applied({ custom: { plan: 'gold', seats: 3 } }, { custom: { seats: 4 } })).toEqual({ custom: { plan: 'gold', seats: 4 } }));
