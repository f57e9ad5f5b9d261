import { describe, expect, it } from 'vitest';
import { isSame, parseInput, parseNumber, showValue } from './inlineValues';

describe('what was typed', () => {
  it('is null when emptied and trimmed otherwise', () => {
    expect(parseInput('text', '  ')).toBeNull();
    expect(parseInput('text', ' Ana ')).toBe('Ana');
    expect(parseInput('longText', 'a\nb\n')).toBe('a\nb');
  });

  it.each([
    ['1234.5', 1234.5], ['1,234.5', 1234.5], ['1.234,5', 1234.5], ['1 234,5', 1234.5], ['1,234', 1234], ['12,5', 12.5], ['1.234.567', 1234567], ['7', 7], ['-3,25', -3.25],
  ])('reads %s as the number it means', (text, number) => expect(parseNumber(text)).toBe(number));

  it('leaves what is no number for the server to refuse', () => expect(parseInput('number', 'abc')).toBe('abc'));
});

describe('comparing', () => {
  it('takes the kinds of empty as one', () => {
    expect(isSame(null, '')).toBe(true);
    expect(isSame([], null)).toBe(true);
    expect(isSame(0, null)).toBe(false);
  });
});

describe('showing', () => {
  it('names options', () => {
    const options = [{ value: 'g', label: 'Gold' }];
    expect(showValue('select', 'g', options)).toBe('Gold');
    expect(showValue('multiSelect', ['g', 'x'], options)).toBe('Gold, x');
    expect(showValue('boolean', false)).toBe('No');
  });
});
