import { type ListSearch, listSearch } from '../lists/listSearch';

/** What the address of the deals carries: the list's, and whether they are shown as a board, of which pipeline. */
export interface DealsSearch extends ListSearch {
  as?: 'board';
  pipeline?: string;
}

export function dealsSearch(search: Record<string, unknown>): DealsSearch {
  return {
    ...listSearch(search),
    as: search.as === 'board' ? 'board' : undefined,
    pipeline: typeof search.pipeline === 'string' ? search.pipeline : undefined,
  };
}
