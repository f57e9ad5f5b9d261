import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ok } from '@/api/client';
import type { Role, Session } from '@/api/types';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => ok(api.GET('/session')),
  staleTime: 5 * 60_000,
  retry: false,
});

export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data?.user) throw new Error('No session');
  return data as Session;
}

export type Reach = 'none' | 'own' | 'team' | 'all';

/** How far a right reaches, from entries like `contacts.edit:own`. */
export function reach(permissions: string[], right: string): Reach {
  const found = permissions.find((permission) => permission === right || permission.startsWith(`${right}:`));
  return found === undefined ? 'none' : ((found.split(':')[1] as Reach | undefined) ?? 'all');
}

/** Whether to offer something at all; the server decides about the row. */
export function may({ permissions }: Session, right: string): boolean {
  return reach(permissions, right) !== 'none';
}

export function useMay(right: string): boolean {
  return may(useSession(), right);
}

/** Whether this record may be changed: everybody's, or only one's own. Who is in the team only the server knows. */
export function mayEdit({ permissions, user }: Session, object: string, ownerId: string | null | undefined): boolean {
  const far = reach(permissions, `${object}.edit`);
  return far === 'all' || far === 'team' || (far === 'own' && ownerId === user.id);
}

export function useMayEdit(object: 'contacts' | 'companies' | 'deals' | 'handoffs', ownerId: string | null | undefined): boolean {
  return mayEdit(useSession(), object, ownerId);
}

/** The same for many records at once. */
export function useMayEditAny(object: 'contacts' | 'companies' | 'deals'): (ownerId: string | null) => boolean {
  const session = useSession();
  return useCallback((ownerId) => mayEdit(session, object, ownerId), [session, object]);
}

export const roleNames: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  manager: 'Manager',
  marketer: 'Marketer',
  salesRep: 'Sales rep',
  viewer: 'Viewer',
};
