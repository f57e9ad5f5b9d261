import type { Filter } from '@/api/types';

/** What the address of a list carries: it can be sent to a colleague and shows the same rows. */
export interface ListSearch {
  view?: string;
  q?: string;
  filter?: Filter;
  sort?: string;
  columns?: string;
  peek?: string;
}

export function listSearch(search: Record<string, unknown>): ListSearch {
  return {
    view: text(search.view),
    q: text(search.q),
    filter: isFilter(search.filter) ? search.filter : undefined,
    sort: text(search.sort),
    columns: text(search.columns),
    peek: text(search.peek),
  };
}

function text(value: unknown): string | undefined {
  // The router reads ?q=123 as a number; here it is still what somebody searched for.
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function isFilter(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && ['and', 'or', 'not', 'field'].some((key) => key in value);
}
