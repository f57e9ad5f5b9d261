import { describe, expect, it } from 'vitest';
import type { ImportColumn, ImportReport } from '@/api/types';
import { clashes, confidenceOf, leaveOut, newField, startMapping, stepOf, toMapping } from './importState';

const report = {} as ImportReport;
const column = (index: number, target: string | null, confidence = 1): ImportColumn => ({ index, header: `c${index}`, samples: [], guess: target ? ({ target } as ImportColumn['guess']) : null, confidence, target: null });

describe('where an import stands', () => {
  it('maps first, then shows the check, then the report', () => {
    expect(stepOf({ state: 'uploaded' }, undefined, false)).toBe('map');
    expect(stepOf({ state: 'checked', report }, { state: 'done' }, false)).toBe('check');
    expect(stepOf({ state: 'checked', report }, undefined, true)).toBe('map');
    expect(stepOf({ state: 'done', report }, undefined, false)).toBe('report');
  });

  it('works while the job runs', () => expect(stepOf({ state: 'mapped' }, { state: 'running' }, false)).toBe('working'));
});

describe('the mapping', () => {
  it('starts from what is in force and the guesses', () => {
    expect(startMapping([column(0, 'email'), column(1, null), { ...column(2, 'phone'), target: newField }])).toEqual({ 0: 'email', 1: leaveOut, 2: newField });
  });

  it('sends every column; one that is left out goes nowhere', () =>
    expect(toMapping({ columns: [column(0, 'email'), column(1, 'x')] }, { 0: 'name', 1: leaveOut })).toEqual({ columns: [{ index: 0, target: 'name' }, { index: 1, target: null }], options: { createStages: false } }));

  it('finds two columns for one value, but lets a person have two emails', () => {
    expect([...clashes({ 0: 'firstName', 1: 'firstName', 2: 'other_email', 3: 'other_email', 4: newField, 5: newField })]).toEqual(['firstName']);
  });

  it('says how sure the guess is, and nothing about what a person chose', () => {
    expect(confidenceOf(column(0, 'email', 0.95), 'email')).toBe('sure');
    expect(confidenceOf(column(0, 'email', 0.4), 'email')).toBe('unsure');
    expect(confidenceOf(column(0, 'email', 0.95), 'phone')).toBe('none');
  });
});
