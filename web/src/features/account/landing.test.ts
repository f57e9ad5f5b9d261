import { expect, it } from 'vitest';
import { landing } from './landing';

it('goes back to the page that asked for the sign-in', () => expect(landing('/people?q=a')).toBe('/people?q=a'));

it.each([undefined, 'https://evil.example', '//evil.example', '/\\evil.example', '/sign-in'])('does not leave the workspace for %s', (next) =>
  expect(landing(next)).toBe('/'));
