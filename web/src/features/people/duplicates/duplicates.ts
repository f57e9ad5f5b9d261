import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Kept, MergeField } from '@/api/types';
import { none } from '@/ui/format';

/** Under the contacts' key: whatever changes a contact makes these stale too. */
export const duplicatesKey = ['contact', 'duplicates'];

export const duplicatesQuery = infiniteQueryOptions({
  queryKey: [...duplicatesKey, 'list'],
  queryFn: ({ pageParam, signal }) => ok(api.GET('/contacts/duplicates', { params: { query: { cursor: pageParam, limit: 30 } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const duplicateCountQuery = queryOptions({
  queryKey: [...duplicatesKey, 'count'],
  queryFn: () => ok(api.GET('/contacts/duplicates/count')),
});

export const duplicatesOf = (contactId: string) =>
  queryOptions({
    queryKey: [...duplicatesKey, 'of', contactId],
    queryFn: () => ok(api.GET('/contacts/duplicates', { params: { query: { contactId, limit: 3 } } })).then((page) => page.items),
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
