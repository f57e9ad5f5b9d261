import type { LucideIcon } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import type { BulkChange, BulkAnswer, Field, FieldOption, ObjectKind, Page, Selection } from '@/api/types';
import type { FilterField, FilterFieldType } from './filters';

export interface Listed {
  id: string;
  name: string;
}

export type CellType = FilterFieldType | 'lifecycle';

export interface Column<T> {
  key: string;
  label: string;
  type: CellType;
  width: number;
  sortable?: boolean;
  /** False for what is computed and cannot be asked for. */
  filterable?: boolean;
  options?: FieldOption[];
  read: (row: T) => unknown;
  cell?: (row: T) => ReactNode;
}

export interface ListQuery {
  q: string;
  filter: string | undefined;
  sort: string;
}

/** What makes one list: the same screen serves people, companies and deals. */
export interface ListSpec<T extends Listed> {
  object: ObjectKind;
  title: string;
  noun: { one: string; many: string };
  page: '/people/$id' | '/companies/$id' | '/deals/$id';
  exportPath: string;
  /** The object of the rights: `contacts` in `contacts.export`. */
  right: 'contacts' | 'companies' | 'deals';
  columns: Column<T>[];
  extraFilters?: FilterField[];
  defaultColumns: string[];
  defaultSort: string;
  /** How wide the first column is until somebody drags it. */
  leadWidth?: number;
  fetchPage: (query: ListQuery, cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
  fetchCount: (query: ListQuery, signal: AbortSignal) => Promise<{ count: number; capped: boolean }>;
  bulk: (select: Selection, change: BulkChange, preview: boolean) => Promise<BulkAnswer>;
  /** One more thing to do with chosen rows. */
  bulkMore?: { label: string; icon: LucideIcon; dialog: ComponentType<{ select: Selection; chosen: string; onClose: () => void }> };
  /** The first cell: who or what the row is. */
  lead: (row: T) => ReactNode;
}

/** The built-in columns and the workspace's own fields, in one list. */
export function withCustomFields<T extends Listed & { custom: Record<string, unknown> }>(columns: Column<T>[], fields: Field[]): Column<T>[] {
  const own = fields.filter((field) => !field.builtIn).map((field): Column<T> => ({
    key: `custom.${field.key}`,
    label: field.label,
    type: field.type,
    width: field.type === 'longText' ? 220 : 140,
    options: field.options,
    sortable: field.indexed,
    read: (row) => row.custom?.[field.key],
  }));
  return [...columns, ...own];
}

export function filterFieldsOf<T>(columns: Column<T>[], extra: FilterField[] = []): FilterField[] {
  const fromColumns = columns
    .filter((column) => column.filterable !== false)
    .map((column): FilterField => ({
      key: column.key,
      label: column.label,
      type: column.type === 'lifecycle' ? 'select' : column.type,
      options: column.options,
      group: column.key.startsWith('custom.') ? 'Own fields' : undefined,
    }));
  return [...fromColumns, ...extra];
}

/** `-createdAt` is "createdAt, newest first". A click goes up, down, and back to the list's own order. */
export function nextSort(current: string, key: string, normal: string): string {
  if (current === key) return `-${key}`;
  return current === `-${key}` ? normal : key;
}

export function sortOf(sort: string): { key: string; descending: boolean } {
  return sort.startsWith('-') ? { key: sort.slice(1), descending: true } : { key: sort, descending: false };
}

/** Columns in the order that was chosen; what no longer exists is left out. */
export function visibleColumns<T>(all: Column<T>[], chosen: string[]): Column<T>[] {
  const byKey = new Map(all.map((column) => [column.key, column]));
  return chosen.map((key) => byKey.get(key)).filter((column) => column !== undefined);
}
