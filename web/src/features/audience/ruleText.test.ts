import { expect, test } from 'vitest';
import type { Field, Filter } from '@/api/types';
import { conditionText, fitFields, whenText } from './ruleText';

const field = (key: string, label: string, type: Field['type'], builtIn = true): Field => ({
  id: key, version: 1, object: 'contact', key, label, type, options: [], required: false, unique: false, indexed: false, builtIn, description: null, indexJobId: null,
});
const fields = fitFields([field('jobTitle', 'Job title', 'text'), field('pageViews', 'Page views', 'number'), field('fit', 'Fit', 'select'), field('plan', 'Plan', 'text', false)], [field('depots', 'Depots', 'number', false)]);
const byKey = new Map(fields.map((one) => [one.key, one]));
const contains = (value: string): Filter => ({ field: 'jobTitle', op: 'contains', value });

test('a rule of fit asks for what is written down, own fields and those of the company included', () => {
  expect(fields.map((one) => one.key)).toEqual(['jobTitle', 'custom.plan', 'company.custom.depots']);
});

test('the same question asked again is one question', () => {
  expect(conditionText({ or: [contains('a'), contains('b')] }, byKey)).toBe('Job title contains a, b');
  expect(conditionText({ or: ['a', 'b', 'c', 'd', 'e', 'f'].map(contains) }, byKey)).toBe('Job title contains a, b, c, d + 2 more');
  expect(conditionText({ or: [contains('a'), { field: 'custom.plan', op: 'known' }, { or: [contains('b')] }] }, byKey)).toBe('Job title contains a or Plan is known or Job title contains b');
  expect(conditionText({ and: [contains('a'), contains('b')] }, byKey)).toBe('Job title contains a and Job title contains b');
});

test('a rule of engagement says when it counts and how it fades', () => {
  const properties = [{ property: 'path', op: 'contains' as const, value: '/pricing' }, { property: 'plan', op: 'known' as const, value: null }];
  expect(whenText({ eventType: 'page_viewed', properties, halfLifeDays: 14, mostPoints: 45 }))
    .toBe('page_viewed where path contains /pricing and plan is known · half is left after 14 days · at most 45');
  expect(whenText({ eventType: 'won', properties: [], halfLifeDays: null, mostPoints: null })).toBe('won · does not fade');
});
