import { describe, expect, it } from 'vitest';
import { changeOf, emptyDraft, nobody, showSide } from './bulk';

const noNames = () => null;

describe('a bulk change', () => {
  it('says nothing until something is chosen', () => {
    expect(changeOf('owner', emptyDraft)).toBeNull();
    expect(changeOf('tags', emptyDraft)).toBeNull();
    expect(changeOf('field', emptyDraft)).toBeNull();
  });

  it('clears the owner when nobody is chosen', () => expect(changeOf('owner', { ...emptyDraft, ownerId: nobody })).toEqual({ set: { ownerId: null } }));

  it('puts own fields under custom and empties with null', () => {
    expect(changeOf('field', { ...emptyDraft, field: 'custom.plan', value: 'gold' })).toEqual({ set: { custom: { plan: 'gold' } } });
    expect(changeOf('field', { ...emptyDraft, field: 'country', value: '' })).toEqual({ set: { country: null } });
  });

  it('shows before and after in words', () => {
    expect(showSide({ lifecycleStage: 'marketingQualified' }, noNames)).toBe('MQL');
    expect(showSide({ custom: { plan: null } }, noNames)).toBe('empty');
    expect(showSide({ ownerId: 'u1' }, (id) => (id === 'u1' ? 'Ana' : null))).toBe('Ana');
    expect(showSide({ tags: ['a', 'b'] }, noNames)).toBe('a, b');
  });
});
