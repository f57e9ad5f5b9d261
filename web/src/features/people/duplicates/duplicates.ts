import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Company, Contact, Kept, MergeField } from '@/api/types';
import { none } from '@/ui/format';
import type { MergeKind } from './mergeApi';

/** Under the records' key: whatever changes a contact or a company makes these stale too. */
export const duplicatesKey = (kind: MergeKind) => [kind, 'duplicates'];

/** A pair of either kind; what only one of them says is read by whoever shows it. */
export interface AnyPair {
  first: Contact | Company;
  second: Contact | Company;
  why: string[];
}

interface AnyPage {
  items: AnyPair[];
  next: string | null;
}

interface PageQuery {
  cursor?: string;
  limit: number;
  of?: string;
}

function fetchPairs(kind: MergeKind, { of, ...query }: PageQuery, signal?: AbortSignal): Promise<AnyPage> {
  return kind === 'contact'
    ? ok(api.GET('/contacts/duplicates', { params: { query: { ...query, contactId: of } }, signal }))
    : ok(api.GET('/companies/duplicates', { params: { query: { ...query, companyId: of } }, signal }));
}

export const duplicatesQuery = (kind: MergeKind) =>
  infiniteQueryOptions({
    queryKey: [...duplicatesKey(kind), 'list'],
    queryFn: ({ pageParam, signal }) => fetchPairs(kind, { cursor: pageParam, limit: 30 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const duplicateCountQuery = (kind: MergeKind) =>
  queryOptions({
    queryKey: [...duplicatesKey(kind), 'count'],
    queryFn: () => (kind === 'contact' ? ok(api.GET('/contacts/duplicates/count')) : ok(api.GET('/companies/duplicates/count'))),
  });

export const duplicatesOf = (kind: MergeKind, id: string) =>
  queryOptions({
    queryKey: [...duplicatesKey(kind), 'of', id],
    queryFn: () => fetchPairs(kind, { of: id, limit: 3 }).then((page) => page.items),
  });

/** What is picked otherwise than it usually would be: only that is sent. */
export function changedPicks(fields: MergeField[], picked: Record<string, Kept>): Record<string, Kept> {
  return Object.fromEntries(fields.filter((field) => picked[field.name] && picked[field.name] !== field.kept).map((field) => [field.name, picked[field.name] as Kept]));
}

/** Fields that somebody has a value of, those with a choice first. */
export function shownFields(fields: MergeField[]): MergeField[] {
  return fields.filter((field) => isThere(field.mine) || isThere(field.other)).sort((a, b) => Number(b.differs) - Number(a.differs));
}

export function showMerged(value: unknown): string {
  if (!isThere(value)) return none;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
