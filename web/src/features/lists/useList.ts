import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { fieldsQuery, viewsQuery } from '@/api/queries';
import type { SavedView } from '@/api/types';
import { askable } from './filters';
import type { ListSearch } from './listSearch';
import { type Listed, type ListQuery, type ListSpec, withCustomFields } from './spec';
import { isDirty, type ListState, listState, searchFor } from './views';

/** Everything that a list shows and how it changes: state in the address, rows from the server. */
export function useList<T extends Listed & { custom: Record<string, unknown> }>(spec: ListSpec<T>, search: ListSearch, { rows: withRows = true }: { rows?: boolean } = {}) {
  const navigate = useNavigate();
  const fields = useQuery(fieldsQuery(spec.object));
  const views = useQuery(viewsQuery(spec.object));
  const view = views.data?.find((one) => one.id === search.view);
  const columns = useMemo(() => withCustomFields(spec.columns, fields.data ?? []), [spec.columns, fields.data]);
  const defaults = useMemo(() => ({ sort: spec.defaultSort, columns: spec.defaultColumns }), [spec]);
  const state = useMemo(() => listState(search, view, defaults), [search, view, defaults]);

  const query: ListQuery = useMemo(() => {
    const filter = askable(state.filter);
    return { q: state.q.trim(), filter: filter ? JSON.stringify(filter) : undefined, sort: state.sort };
  }, [state]);
  // A view named in the address must be known before its rows can be asked for.
  const ready = !search.view || views.isFetched;

  const pages = useInfiniteQuery({
    queryKey: [spec.object, 'list', query],
    queryFn: ({ pageParam, signal }) => spec.fetchPage(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: ready && withRows,
  });
  const count = useQuery({
    queryKey: [spec.object, 'count', { q: query.q, filter: query.filter }],
    queryFn: ({ signal }) => spec.fetchCount(query, signal),
    placeholderData: keepPreviousData,
    enabled: ready && withRows,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);

  const change = useCallback(
    (next: Partial<ListState>, replace = true) => {
      void navigate({ to: '.', search: (old: ListSearch) => ({ ...old, ...searchFor({ ...state, ...next }, view, defaults) }), replace });
    },
    [navigate, state, view, defaults],
  );
  const openView = useCallback(
    (next: SavedView | null) => void navigate({ to: '.', search: (old: ListSearch) => ({ ...kept(old), view: next?.id }) }),
    [navigate],
  );
  const peek = useCallback(
    (id: string | undefined) => void navigate({ to: '.', search: (old: ListSearch) => ({ ...old, peek: id }), replace: true }),
    [navigate],
  );

  return {
    columns, state, query, rows, count: count.data, pages, view, views: views.data ?? [], defaults,
    dirty: isDirty(state, view, defaults), change, openView, peek,
  };
}

const ofTheView = ['view', 'q', 'filter', 'sort', 'columns', 'peek'];

/** What else the address carries (a board, its pipeline) outlives a change of view. */
function kept(search: ListSearch): object {
  return Object.fromEntries(Object.entries(search).filter(([key]) => !ofTheView.includes(key)));
}

export type ListModel<T extends Listed & { custom: Record<string, unknown> }> = ReturnType<typeof useList<T>>;
