import { describe, expect, it } from 'vitest';
import type { Condition, Filter } from '@/api/types';
import {
  addCondition, askable, countConditions, type FilterField, newCondition, operatorsFor, removeAt, replaceAt, sentenceOf, switchGroup, textOf, withOperator,
} from './filters';

const country: FilterField = { key: 'country', label: 'Country', type: 'text' };
const stage: FilterField = { key: 'lifecycleStage', label: 'Stage', type: 'select', options: [{ value: 'lead', label: 'Lead' }, { value: 'customer', label: 'Customer' }] };
const seen: FilterField = { key: 'lastSeenAt', label: 'Last seen', type: 'dateTime' };
const fields = new Map([country, stage, seen].map((field) => [field.key, field]));
const plain = (_: FilterField | undefined, value: string) => value;
const isLead: Condition = { field: 'lifecycleStage', op: 'anyOf', value: ['lead'] };
const inBrazil: Condition = { field: 'country', op: 'is', value: 'BR' };

describe('changing a filter', () => {
  it('adds to the root and to a nested group', () => {
    const one = addCondition(null, isLead);
    const two = addCondition({ and: [isLead, { or: [inBrazil] }] }, isLead, [1]);
    expect(one).toEqual({ and: [isLead] });
    expect(two).toEqual({ and: [isLead, { or: [inBrazil, isLead] }] });
  });

  it('replaces and removes by place', () => {
    const filter: Filter = { and: [isLead, { or: [inBrazil, isLead] }] };
    expect(replaceAt(filter, [1, 0], isLead)).toEqual({ and: [isLead, { or: [isLead, isLead] }] });
    expect(removeAt(filter, [1, 1])).toEqual({ and: [isLead, { or: [inBrazil] }] });
    expect(removeAt(filter, [0])).toEqual({ and: [{ or: [inBrazil, isLead] }] });
  });

  it('turns all into any', () => expect(switchGroup({ and: [isLead] })).toEqual({ or: [isLead] }));

  it('keeps a value where the new operator can use it', () => {
    expect(withOperator(inBrazil, 'anyOf', 'text').value).toEqual(['BR']);
    expect(withOperator(isLead, 'is', 'select').value).toBe('lead');
    expect(withOperator(inBrazil, 'known', 'text')).toEqual({ field: 'country', op: 'known' });
    expect(withOperator({ field: 'lastSeenAt', op: 'inLastDays', value: 30 }, 'before', 'dateTime').value).toBe('');
  });
});

describe('asking', () => {
  it('leaves out what is not finished yet', () => {
    expect(askable({ and: [newCondition(country), isLead] })).toEqual({ and: [isLead] });
    expect(askable({ and: [newCondition(country), { or: [] }] })).toBeNull();
    expect(askable({ not: inBrazil })).toEqual({ not: inBrazil });
    expect(askable({ field: 'x', op: 'between', value: [1, ''] as unknown as number[] })).toBeNull();
  });

  it('counts conditions however deep', () => expect(countConditions({ and: [isLead, { or: [inBrazil, { not: isLead }] }] })).toBe(3));
});

describe('reading as a sentence', () => {
  it('names options and shortens long lists', () => {
    expect(sentenceOf(isLead, fields, plain)).toEqual({ field: 'Stage', op: 'is any of', value: 'Lead' });
    expect(sentenceOf({ field: 'country', op: 'anyOf', value: ['a', 'b', 'c', 'd', 'e'] }, fields, plain).value).toBe('a, b, c + 2 more');
    expect(sentenceOf({ field: 'lastSeenAt', op: 'inLastDays', value: 14 }, fields, plain).value).toBe('14 days');
  });

  it('nests with brackets', () => {
    expect(textOf({ and: [isLead, { or: [inBrazil, { field: 'country', op: 'unknown' }] }] }, fields, plain)).toBe(
      'Stage is any of Lead and (Country is BR or Country is empty)',
    );
  });

  it('offers operators by type', () => {
    expect(operatorsFor('boolean')).toEqual(['is', 'known', 'unknown']);
    expect(operatorsFor('user')[0]).toBe('isMe');
    expect(operatorsFor('email')).toContain('endsWith');
  });
});
