import { describe, expect, it } from 'vitest';
import { askable, changed, type FormDefinition, type FormField, freeKey, movedBy, movedTo, optionsFrom, reasonText, removed } from './definition';

const field = (key: string) => ({ key, type: 'text', label: key }) as FormField;
const form = { steps: [{ title: '', fields: [field('a'), field('b')] }, { title: '', fields: [field('c')] }], further: { atOnce: 2, fields: [] as FormField[] }, consents: [] } as unknown as FormDefinition;
const keys = (of: FormDefinition) => of.steps.map((step) => step.fields.map((one) => one.key).join('')).join('|');

describe('moving fields', () => {
  it('goes up and down, and over the edge of a step', () => {
    expect(keys(movedBy(form, 'a', 1))).toBe('ba|c');
    expect(keys(movedBy(form, 'b', 1))).toBe('a|bc');
    expect(keys(movedBy(form, 'c', -1))).toBe('abc|');
    expect(keys(movedBy(form, 'a', -1))).toBe('ab|c');
  });
  it('drops where it is let go', () => {
    expect(keys(movedTo(form, 'a', { list: 1, index: 1 }))).toBe('b|ca');
    expect(keys(movedTo(form, 'c', { list: 0, index: 0 }))).toBe('cab|');
    expect(movedTo(form, 'a', { list: 'further', index: 9 }).further.fields.map((one) => one.key)).toEqual(['a']);
  });
  it('changes and removes one field and no other', () => {
    expect(changed(form, 'c', { label: 'New' }).steps[1]?.fields[0]?.label).toBe('New');
    expect(keys(removed(form, 'a'))).toBe('b|c');
  });
});

describe('keys and options', () => {
  it('makes keys that the server takes', () => {
    expect(freeKey(form, 'Größe & Maß')).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(freeKey(form, 'a')).toBe('a_2');
    expect(freeKey(form, '123')).toBe('field');
    expect(freeKey(form, 'token')).toBe('token_1');
  });
  it('keeps the value of an option whose words stay', () => {
    expect(optionsFrom(['One', 'Three'], [{ value: '1', label: 'One' }])).toEqual([{ value: '1', label: 'One' }, { value: 'Three', label: 'Three' }]);
  });
  it('lets conditions ask only for what stands before', () => {
    expect(askable(form, 'b').map((one) => one.key)).toEqual(['a']);
    expect(askable(form, null)).toHaveLength(3);
  });
  it('says why something is set aside', () => {
    expect(reasonText('disposable')).toBe('A throw-away address');
    expect(reasonText('contact:emailTaken')).toContain('emailTaken');
  });
});
