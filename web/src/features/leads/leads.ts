import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import type { Handoff } from '@/api/types';
import type { Tone } from '@/ui/Chip';
import { toast, toastError } from '@/ui/toast';

export const leadStates = ['waiting', 'accepted', 'closed'] as const;
export type LeadState = (typeof leadStates)[number];
export type LeadOwner = 'me' | 'nobody' | undefined;

export const leadsQuery = (state: LeadState, owner: LeadOwner) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'list', state, owner ?? 'all'],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/handoffs', { params: { query: { state, owner, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // The promised time runs while one looks.
    refetchInterval: 60_000,
  });

export const leadCountsQuery = queryOptions({
  queryKey: ['leads', 'counts'],
  queryFn: () => ok(api.GET('/handoffs/count')),
  refetchInterval: 60_000,
});

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['leads', 'one', id],
    queryFn: ({ signal }) => ok(api.GET('/handoffs/{id}', { params: { path: { id } }, signal })),
  });

export const repsQuery = queryOptions({
  queryKey: ['reps'],
  queryFn: () => ok(api.GET('/reps')).then((page) => page.items),
});

/** What a handoff changes is seen in many places: the list, the person, the day. */
export function useRefreshLeads() {
  const client = useQueryClient();
  return () => Promise.all(['leads', 'contact', 'deal', 'tasks', 'notifications'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export function useAccept() {
  const refresh = useRefreshLeads();
  return useMutation({
    mutationFn: ({ id, version }: Pick<Handoff, 'id' | 'version'>) => ok(api.POST('/handoffs/{id}/accept', { params: { path: { id } }, ...ifMatch(version) })),
    onSuccess: (accepted) => { void refresh(); toast(`${accepted.person.name} is yours`); },
    onError: (error) => { void refresh(); toastError(error); },
  });
}

/** Business minutes left of the promise; below 0 it is broken. */
export function minutesLeft({ used, acceptMinutes }: Pick<Handoff, 'used' | 'acceptMinutes'>): number | null {
  return used === null || used === undefined ? null : Math.round(acceptMinutes * (1 - used));
}

export function spokenMinutes(minutes: number): string {
  const rest = Math.abs(minutes);
  const text = rest < 60 ? `${rest} min` : rest % 60 === 0 ? `${rest / 60} h` : `${Math.floor(rest / 60)} h ${rest % 60}`;
  return minutes < 0 ? `${text} late` : text;
}

/** Warnings stand where the reminders are sent: at half and at four fifths. */
export function promiseTone({ used }: Pick<Handoff, 'used'>): Tone {
  if (used === null || used === undefined) return 'plain';
  return used >= 0.8 ? 'bad' : used >= 0.5 ? 'warn' : 'ok';
}

export function gradeTone(fit: string | null | undefined): Tone {
  return fit === 'A' ? 'ok' : fit === 'B' ? 'mkt' : 'plain';
}

export const gradeOf = ({ fit, engagement }: Pick<Handoff, 'fit' | 'engagement'>) => `${fit ?? ''}${engagement ?? ''}` || null;
