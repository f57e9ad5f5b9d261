import { describe, expect, it } from 'vitest';
import type { SavedView } from '@/api/types';
import { nextSort, visibleColumns } from './spec';
import { definitionOf, isDirty, listState, searchFor } from './views';
import { listSearch } from './listSearch';

const defaults = { sort: '-createdAt', columns: ['email', 'owner'] };
const view: SavedView = {
  id: 'v1', version: 1, ownerId: 'u1', object: 'contact', name: 'Leads', scope: 'all',
  definition: { filter: { and: [{ field: 'lifecycleStage', op: 'anyOf', value: ['lead'] }] }, sort: 'name' },
};

describe('a list and its view', () => {
  it('shows the view, and what the address says over it', () => {
    const state = listState({ q: 'ana' }, view, defaults);
    expect(state).toEqual({ q: 'ana', filter: view.definition.filter, sort: 'name', columns: ['email', 'owner'] });
  });

  it('is dirty only when saving would change something', () => {
    expect(isDirty(listState({}, view, defaults), view, defaults)).toBe(false);
    expect(isDirty(listState({ sort: 'email' }, view, defaults), view, defaults)).toBe(true);
    expect(isDirty(listState({ filter: { and: [] } }, undefined, defaults), undefined, defaults)).toBe(false);
    expect(isDirty(listState({ filter: { and: [] } }, view, defaults), view, defaults)).toBe(true);
  });

  it('puts only the difference into the address and reads it back', () => {
    const state = { ...listState({}, view, defaults), filter: null, columns: ['email'] };
    const search = searchFor(state, view, defaults);
    expect(search).toEqual({ view: 'v1', q: undefined, filter: { and: [] }, sort: undefined, columns: 'email' });
    expect(definitionOf(listState(search, view, defaults))).toEqual({ q: null, filter: null, sort: 'name', columns: ['email'] });
  });
});

describe('the address', () => {
  it('takes a number as text and drops what is no filter', () => {
    expect(listSearch({ q: 123, filter: 'x' })).toMatchObject({ q: '123', filter: undefined });
  });
});

describe('columns', () => {
  it('sorts up, down, and back to the normal order', () => {
    expect(nextSort('-createdAt', 'name', '-createdAt')).toBe('name');
    expect(nextSort('name', 'name', '-createdAt')).toBe('-name');
    expect(nextSort('-name', 'name', '-createdAt')).toBe('-createdAt');
  });

  it('leaves out a column whose field is gone', () => {
    const column = (key: string) => ({ key, label: key, type: 'text' as const, width: 1, read: () => '' });
    expect(visibleColumns([column('a'), column('b')], ['b', 'gone', 'a']).map((one) => one.key)).toEqual(['b', 'a']);
  });
});
