import { describe, expect, it } from 'vitest';
import { aboutAddress } from './addressText';

describe('what is said about an address', () => {
  it('names what was most likely meant', () => {
    expect(aboutAddress({ reasons: ['typo', 'free'], problem: null, suggestion: 'ada@gmail.com' })).toBe('did they mean ada@gmail.com?, free provider');
  });

  it('says what is wrong with its letters', () => {
    expect(aboutAddress({ reasons: ['syntax'], problem: 'There is no @ in it.', suggestion: null })).toBe('There is no @ in it.');
  });

  it('says that all is well, and passes over reasons that it does not know', () => {
    expect(aboutAddress({ reasons: [], problem: null, suggestion: null })).toBe('nothing speaks against it');
    expect(aboutAddress({ reasons: ['new'], problem: null, suggestion: null })).toBe('nothing speaks against it');
  });
});
