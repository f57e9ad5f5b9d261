import { describe, expect, it } from 'vitest';
import { type Command, keyOf, matchKeys, searchCommands } from './commands';

const command = (id: string, keys: string[], label = id): Command => ({ id, label, keys, group: 'General', run: () => {} });
const commands = [command('people', ['g', 'p'], 'Go to people'), command('create', ['c', 'p'], 'New person'), command('help', ['?'], 'Help')];
const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyOf({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held });

describe('shortcuts', () => {
  it('waits for the second key of a sequence', () => {
    expect(matchKeys(['g'], commands)).toBe('waiting');
    expect(matchKeys(['g', 'p'], commands)).toEqual({ command: commands[0] });
    expect(matchKeys(['g', 'x'], commands)).toBeNull();
  });

  it('matches a single key at once', () => {
    expect(matchKeys(['?'], commands)).toEqual({ command: commands[2] });
  });

  it('reads Ctrl and ⌘ as one and ignores Alt', () => {
    expect(press('K', { metaKey: true })).toBe('mod+k');
    expect(press('k', { ctrlKey: true })).toBe('mod+k');
    expect(press('p', { altKey: true })).toBeNull();
    expect(press('Shift', { shiftKey: true })).toBeNull();
  });
});

describe('the command menu', () => {
  it('finds by every word and puts what starts with the query first', () => {
    expect(searchCommands('person', commands).map((found) => found.id)).toEqual(['create']);
    expect(searchCommands('people go', commands).map((found) => found.id)).toEqual(['people']);
  });
});
