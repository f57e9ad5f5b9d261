import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { Company, Contact, Deal, ObjectKind } from '@/api/types';

interface RecordOf {
  contact: Contact;
  company: Company;
  deal: Deal;
}

export type Changes = Record<string, unknown>;

const root = { contact: '/contacts/{id}', company: '/companies/{id}', deal: '/deals/{id}' } as const;

export function recordKey(kind: ObjectKind, id: string): QueryKey {
  return [kind, 'one', id];
}

export function useRecord<K extends ObjectKind>(kind: K, id: string) {
  return useQuery({
    queryKey: recordKey(kind, id),
    queryFn: ({ signal }) => ok(api.GET(root[kind] as '/contacts/{id}', { params: { path: { id } }, signal })) as unknown as Promise<RecordOf[K]>,
  });
}

/** The record with a change laid over it; own fields merge, they do not replace each other. */
export function applied<T>(record: T, changes: Changes): T {
  const custom = (record as { custom?: object }).custom;
  return { ...record, ...changes, ...(changes.custom ? { custom: { ...custom, ...(changes.custom as object) } } : {}) };
}

/**
 * Saves a change of some fields: shown at once, rolled back when the server refuses. On a conflict (412) the
 * cache takes what the server has now, so that the next try is meant for that version.
 */
export function useSave<K extends ObjectKind>(kind: K, id: string) {
  const client = useQueryClient();
  const key = recordKey(kind, id);
  return useMutation({
    scope: { id: `${kind}-${id}` },
    mutationFn: (changes: Changes) => {
      const version = client.getQueryData<RecordOf[K]>(key)?.version;
      return ok(api.PATCH(root[kind] as '/contacts/{id}', { params: { path: { id } }, body: changes, ...ifMatch(version) })) as unknown as Promise<RecordOf[K]>;
    },
    onMutate: async (changes) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<RecordOf[K]>(key);
      // The version stays the one that was read: it is the condition of the write.
      if (before) client.setQueryData(key, applied(before, changes));
      return { before };
    },
    onError: (error, _changes, context) => {
      const current = error instanceof ApiProblem && error.status === 412 ? error.problem.current : undefined;
      if (context?.before) client.setQueryData(key, current ? { ...context.before, ...current } : context.before);
    },
    onSuccess: (saved) => {
      client.setQueryData(key, saved);
      void client.invalidateQueries({ queryKey: [kind, 'list'] });
      void client.invalidateQueries({ queryKey: [kind, 'timeline', id] });
    },
  });
}

export function useRefresh(kind: ObjectKind, id: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: [kind, 'one', id] }),
      client.invalidateQueries({ queryKey: [kind, 'timeline', id] }),
      client.invalidateQueries({ queryKey: [kind, 'list'] }),
    ]);
}
