import type { Filter, SavedView, ViewDefinition } from '@/api/types';
import { askable } from './filters';
import type { ListSearch } from './listSearch';

export interface ListState {
  q: string;
  filter: Filter | null;
  sort: string;
  columns: string[];
}

interface Defaults {
  sort: string;
  columns: string[];
}

/** What the list shows: the saved view, and over it whatever the address says. */
export function listState(search: ListSearch, view: SavedView | undefined, defaults: Defaults): ListState {
  const saved: ViewDefinition = view?.definition ?? {};
  return {
    q: search.q ?? saved.q ?? '',
    filter: search.filter ?? saved.filter ?? null,
    sort: search.sort ?? saved.sort ?? defaults.sort,
    columns: search.columns?.split(',').filter(Boolean) ?? saved.columns ?? defaults.columns,
  };
}

/** Whether the list shows something else than its view, so that saving would change something. */
export function isDirty(state: ListState, view: SavedView | undefined, defaults: Defaults): boolean {
  const clean = listState({}, view, defaults);
  return (
    state.q !== clean.q ||
    state.sort !== clean.sort ||
    state.columns.join() !== clean.columns.join() ||
    JSON.stringify(askable(state.filter)) !== JSON.stringify(askable(clean.filter))
  );
}

export function definitionOf(state: ListState): ViewDefinition {
  return { q: state.q || null, filter: askable(state.filter), sort: state.sort, columns: state.columns };
}

/** The address for a state: only what differs from the view, so that links stay short. */
export function searchFor(state: ListState, view: SavedView | undefined, defaults: Defaults): ListSearch {
  const clean = listState({}, view, defaults);
  const same = JSON.stringify(state.filter ?? { and: [] }) === JSON.stringify(clean.filter ?? { and: [] });
  return {
    view: view?.id,
    q: state.q === clean.q ? undefined : state.q,
    filter: same ? undefined : (state.filter ?? { and: [] }),
    sort: state.sort === clean.sort ? undefined : state.sort,
    columns: state.columns.join() === clean.columns.join() ? undefined : state.columns.join(),
  };
}
