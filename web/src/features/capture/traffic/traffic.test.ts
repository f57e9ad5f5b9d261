import { describe, expect, it } from 'vitest';
import { botReasons, keyLabel, move, pageLabel, parseOpen, ruleText, toOpen, trafficSearch, usualHost } from './traffic';

describe('what the address says of the table', () => {
  it('takes what it knows and drops the rest', () => {
    expect(trafficSearch({ from: '2026-11-01', to: 'x', split: 'moon', bots: 'yes', source: 'google', campaign: '', page: 5 })).toEqual({
      from: '2026-11-01', to: undefined, split: undefined, bots: undefined, channel: undefined, source: 'google', medium: undefined, campaign: '', landingPage: undefined, page: '5', open: undefined,
    });
  });

  it('opens a row, a row without a key, or all', () => {
    expect(parseOpen(toOpen('a|b', 'leads'))).toEqual({ key: 'a|b', people: 'leads' });
    expect(parseOpen(toOpen(null, 'contacts'))).toEqual({ key: '', people: 'contacts' });
    expect(parseOpen(toOpen(undefined, 'customers'))).toEqual({ key: null, people: 'customers' });
    expect(parseOpen(undefined)).toBeNull();
  });
});

describe('words', () => {
  it('names sources as people do', () => {
    expect(keyLabel('source', '(direct)')).toBe('Direct');
    expect(keyLabel('campaign', null)).toBe('No campaign');
    expect(keyLabel('source', '<b>')).toBe('<b>');
  });

  it('shows a page by its path, and another host than the usual one', () => {
    const host = usualHost(['a.example/', 'a.example/x', 'b.example/', null]);
    expect(pageLabel('a.example/x', host)).toEqual({ path: '/x', host: null });
    expect(pageLabel('b.example/', host)).toEqual({ path: '/', host: 'b.example' });
    expect(pageLabel('welcome', host)).toEqual({ path: 'welcome', host: null });
  });

  it('says why somebody is a bot', () => {
    expect(botReasons('agent:ai-crawler,automated')).toBe('AI crawler, driven by a program');
    expect(botReasons('agent:new-kind')).toBe('new kind');
  });

  it('says a rule', () => {
    expect(ruleText({ channel: 'A', anyOf: [[{ field: 'source', test: 'is', values: ['x', 'y'] }, { field: 'medium', test: 'matches', values: ['^cp'] }], [{ field: 'sourceKind', test: 'is', values: ['ai'] }]] }))
      .toBe('source is “x” or “y” and medium matches ^cp; or kind of source is “ai”');
  });
});

it('moves one to another place', () => {
  expect(move(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(move(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(move(['a', 'b'], 5, 0)).toEqual(['a', 'b']);
});
