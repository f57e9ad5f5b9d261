import { queryOptions, useQuery } from '@tanstack/react-query';
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
  if (!data) throw new Error('No session');
  return data;
}

/** Rights are `object.verb:scope`; what counts for showing a button is whether any scope is there. */
export function may(session: Session, right: string): boolean {
  if (session.user.role === 'owner' || session.user.role === 'admin') return true;
  return session.permissions.some((permission) => permission === right || permission.startsWith(`${right}:`));
}

export function useMay(right: string): boolean {
  return may(useSession(), right);
}

export const roleNames: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  manager: 'Manager',
  marketer: 'Marketer',
  salesRep: 'Sales rep',
  viewer: 'Viewer',
};
