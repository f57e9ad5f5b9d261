import { expect, it } from 'vitest';
import type { Session } from '@/api/types';
import { may, mayEdit, reach } from './session';

const rep = {
  user: { id: 'me', name: '', email: '', role: 'salesRep', coreTeam: false },
  workspace: { name: '', currency: 'EUR', timeZone: 'UTC' },
  permissions: ['contacts.read:team', 'contacts.edit:own', 'deals.edit:team'],
} satisfies Session;

it('reads how far a right reaches', () => {
  expect(reach(rep.permissions, 'contacts.edit')).toBe('own');
  expect(reach(rep.permissions, 'contacts.export')).toBe('none');
  expect(may(rep, 'contacts.read')).toBe(true);
});

it('offers editing on own rows only where that is the right', () => {
  expect(mayEdit(rep, 'contacts', 'me')).toBe(true);
  expect(mayEdit(rep, 'contacts', 'somebody')).toBe(false);
  expect(mayEdit(rep, 'deals', 'somebody')).toBe(true);
});
