import { expect, it } from 'vitest';
import type { User } from '@/api/types';
import { noteParts, suggest, toMarked, toPlain, typedMention } from './mentions';

const ada = '11111111-1111-1111-1111-111111111111';
const marked = `Hi @[Ada Lindqvist](user:${ada}), call @[Ada](user:22222222-2222-2222-2222-222222222222).`;

it('shows names and keeps who they are', () => {
  const { text, mentioned } = toPlain(marked);
  expect(text).toBe('Hi @Ada Lindqvist, call @Ada.');
  expect(toMarked(text, mentioned)).toBe(marked);
});

it('does not take the beginning of a longer word for somebody', () => {
  expect(toMarked('@Adam and @Ada', new Map([['Ada', ada]]))).toBe(`@Adam and @[Ada](user:${ada})`);
});

it('knows when somebody is being mentioned', () => {
  expect(typedMention('Hi @Ad', 6)).toEqual({ from: 3, word: 'Ad' });
  expect(typedMention('@', 1)).toEqual({ from: 0, word: '' });
  expect(typedMention('mail@example', 12)).toBeNull();
  expect(typedMention('Hi @Ada Lind', 12)).toEqual({ from: 3, word: 'Ada Lind' });
});

it('suggests by any part of the name', () => {
  const user = (name: string, status = 'active') => ({ id: name, name, status }) as User;
  expect(suggest([user('Ada Lindqvist'), user('Bo Adler'), user('Adele', 'disabled')], 'ad').map(({ name }) => name)).toEqual(['Ada Lindqvist', 'Bo Adler']);
});

it('cuts a note into text and mentions', () => {
  expect(noteParts(`To @[Ada](user:${ada})!`)).toEqual([{ text: 'To ', mention: false }, { text: '@Ada', mention: true }, { text: '!', mention: false }]);
});
