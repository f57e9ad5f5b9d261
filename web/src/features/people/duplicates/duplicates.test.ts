import { expect, it } from 'vitest';
import type { MergeField } from '@/api/types';
import { changedPicks, showMerged, shownFields } from './duplicates';

const field = (name: string, mine: unknown, other: unknown, kept: 'mine' | 'other' = 'mine'): MergeField =>
  ({ name, label: name, mine, other, kept, differs: mine !== null && other !== null && mine !== other }) as MergeField;
const fields = [field('name', 'Ada', 'Ada L.'), field('city', null, 'London', 'other'), field('phone', null, null), field('email', 'a@x', 'b@x')];

it('sends only what was picked otherwise than usual', () => {
  expect(changedPicks(fields, {})).toEqual({});
  expect(changedPicks(fields, { name: 'other', city: 'other', email: 'mine' })).toEqual({ name: 'other' });
});

it('shows what there is to choose first, and nothing that nobody has', () => expect(shownFields(fields).map((one) => one.name)).toEqual(['name', 'email', 'city']));

it('shows values of any kind', () => {
  expect(showMerged(null)).toBe('–');
  expect(showMerged(['a', 'b'])).toBe('a, b');
  expect(showMerged(false)).toBe('false');
});
