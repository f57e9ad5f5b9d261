import type { BulkChange, Selection } from '@/api/types';
import { formatDate, humanise } from '@/ui/format';
import { stageInfo } from '@/ui/lifecycle';

export type BulkKind = 'owner' | 'tags' | 'field' | 'archive';

export interface BulkDraft {
  ownerId: string | null;
  addTags: string[];
  removeTags: string[];
  field: string | null;
  value: unknown;
}

export const emptyDraft: BulkDraft = { ownerId: null, addTags: [], removeTags: [], field: null, value: '' };

export const nobody = 'nobody';

/** The change that a draft means, or null while it says nothing yet. */
export function changeOf(kind: BulkKind, draft: BulkDraft): BulkChange | null {
  if (kind === 'archive') return { archive: true };
  if (kind === 'owner') return draft.ownerId ? { set: { ownerId: draft.ownerId === nobody ? null : draft.ownerId } } : null;
  if (kind === 'tags') {
    const { addTags, removeTags } = draft;
    return addTags.length + removeTags.length > 0 ? { addTags, removeTags } : null;
  }
  if (!draft.field) return null;
  const value = draft.value === '' ? null : draft.value;
  const own = draft.field.startsWith('custom.');
  return { set: own ? { custom: { [draft.field.slice('custom.'.length)]: value } } : { [draft.field]: value } };
}

/** A change as it is sent: what is left out says so. */
export function bulkBody(select: Selection, change: BulkChange, preview: boolean) {
  return { select, change: { set: change.set ?? {}, addTags: change.addTags ?? [], removeTags: change.removeTags ?? [], archive: change.archive ?? false }, preview };
}

/** One side of the preview in words. */
export function showSide(side: Record<string, unknown> | null | undefined, names: (id: string) => string | null): string {
  if (!side) return '–';
  const parts = Object.entries(side).flatMap(([key, value]) => {
    if (key === 'custom' && value && typeof value === 'object') return Object.entries(value).map(([own, inner]) => show(own, inner, names));
    return [show(key, value, names)];
  });
  return parts.join(', ') || '–';
}

function show(key: string, value: unknown, names: (id: string) => string | null): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return value.join(', ') || 'empty';
  if (typeof value === 'boolean') return key === 'archive' || key === 'archived' ? (value ? 'archived' : 'active') : value ? 'yes' : 'no';
  const text = String(value);
  if (key === 'lifecycleStage') return stageInfo(text).label;
  if (/^\d{4}-\d\d-\d\d/.test(text)) return formatDate(text);
  return names(text) ?? (text || humanise(key));
}
