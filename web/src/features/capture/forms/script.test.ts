/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import conditions from '../../../../../src/Tandem/Capture/Forms/Pages/Script/conditions.js?raw';
import proof from '../../../../../src/Tandem/Capture/Forms/Pages/Script/proof.js?raw';
import table from '../../../../../tests/Tandem.Engines.Tests/Forms/answer-conditions.json?raw';

interface Case {
  name: string;
  when: unknown;
  answers: Record<string, string[]>;
  holds: boolean;
}

// The browser's half of what AnswerConditionTests asks of the server.
describe('conditions.js', () => {
  const cases = JSON.parse(table) as Case[];
  const { holds, shownFields } = new Function(`${conditions}; return { holds, shownFields };`)() as {
    holds: (when: unknown, answers: Record<string, string[]>) => boolean;
    shownFields: (fields: unknown[], answers: Record<string, string[]>) => string[];
  };

  it.each(cases)('$name', ({ when, answers, holds: expected }) => expect(holds(when, answers)).toBe(expected));

  it('gives what is hidden no answer for what stands behind it', () => {
    const when = (field: string) => ({ any: false, rules: [{ field, test: 'is', value: 'yes' }] });
    expect(shownFields([{ key: 'a' }, { key: 'b', showWhen: when('a') }, { key: 'c', showWhen: when('b') }], { a: ['no'], b: ['yes'] })).toEqual(['a']);
  });
});

describe('proof.js', () => {
  const { firstWord, solve } = new Function(`${proof}; return { firstWord, solve };`)() as {
    firstWord: (text: string) => number;
    solve: (nonce: string, bits: number, done: (solution: string) => void) => void;
  };
  const sha = async (text: string) => new DataView(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).getUint32(0);

  it.each(['', 'a', 'abc', 'AbCdEfGhIjKlMnOp:123456789', 'x'.repeat(55)])('begins as SHA-256 of “%s” does', async (text) => expect(firstWord(text) >>> 0).toBe(await sha(text)));

  it('finds a text whose hash begins with so many zero bits', async () => {
    const solution = await new Promise<string>((done) => solve('AbCdEfGhIjKlMnOp', 12, done));
    expect((await sha(`AbCdEfGhIjKlMnOp:${solution}`)) >>> 20).toBe(0);
  });
});
