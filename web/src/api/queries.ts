import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, ok } from './client';
import type { ObjectKind, Pipeline, SavedView, User } from './types';

/** What most screens need and what seldom changes. */
const slow = { staleTime: 5 * 60_000 };

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => ok(api.GET('/users', { params: { query: { limit: 200 } } })).then((page) => page.items),
  ...slow,
});

export const fieldsQuery = (object: ObjectKind) =>
  queryOptions({
    queryKey: ['fields', object],
    queryFn: () => ok(api.GET('/fields', { params: { query: { object } } })).then((page) => page.items),
    ...slow,
  });

export const viewsQuery = (object: ObjectKind) =>
  queryOptions({
    queryKey: ['views', object],
    queryFn: () => ok(api.GET('/views', { params: { query: { object } } })).then((page) => page.items as SavedView[]),
    ...slow,
  });

export const tagsQuery = (object: ObjectKind) =>
  queryOptions({
    queryKey: ['tags', object],
    queryFn: () =>
      ok(api.GET('/tags', { params: { query: { object } } })).then((page) => page.items.map((tag) => tag.name)),
    ...slow,
  });

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: () => ok(api.GET('/pipelines')).then((page) => page.items.map(inOrder)),
  ...slow,
});

export type ReasonList = 'loss-reasons' | 'win-reasons' | 'competitors' | 'objections';

/** What may be said about a deal that ended, as the workspace's lists have it. */
export const reasonsQuery = (list: ReasonList) =>
  queryOptions({
    queryKey: ['reasons', list],
    queryFn: () => ok(api.GET(`/${list}`)).then((page) => page.items),
    ...slow,
  });

export function useReasonNames(list: ReasonList): string[] {
  return (useQuery(reasonsQuery(list)).data ?? []).map((reason) => reason.name);
}

export const rejectReasonsQuery = queryOptions({
  queryKey: ['reject-reasons'],
  queryFn: () => ok(api.GET('/reject-reasons')).then((page) => page.items.map((reason) => reason.name)),
  ...slow,
});

export const recycleReasonsQuery = queryOptions({
  queryKey: ['recycle-reasons'],
  queryFn: () => ok(api.GET('/recycle-reasons')).then((page) => page.items.map((reason) => reason.name)),
  ...slow,
});

export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: () => ok(api.GET('/products')).then((page) => page.items),
  ...slow,
});

export const questionSetsQuery = queryOptions({
  queryKey: ['question-sets'],
  queryFn: () => ok(api.GET('/question-sets')).then((page) => page.items),
  ...slow,
});

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => ok(api.GET('/campaigns')).then((page) => page.items),
});

function inOrder(pipeline: Pipeline): Pipeline {
  return { ...pipeline, stages: [...pipeline.stages].sort((a, b) => a.position - b.position) };
}

/** People who can own something: an agent of an import counts, a disabled account does not. */
export function canOwn(user: User): boolean {
  return user.status !== 'disabled';
}

export function useUsers(): User[] {
  return useQuery(usersQuery).data ?? [];
}
