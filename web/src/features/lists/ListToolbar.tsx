import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { User } from '@/api/types';
import { formatCount } from '@/ui/format';
import { ColumnsMenu } from './ColumnsMenu';
import { FilterBar } from './FilterBar';
import styles from './ListPage.module.css';
import { filterFieldsOf, type Listed, type ListSpec } from './spec';
import type { ListModel } from './useList';
import { searchBoxId } from './useListCommands';
import { SaveView } from './SaveView';
import { definitionOf } from './views';

interface Props<T extends Listed & { custom: Record<string, unknown> }> {
  list: ListModel<T>;
  spec: ListSpec<T>;
  users: User[];
  /** Without columns and saved views: for what is no table. */
  plain?: boolean;
}

export function ListToolbar<T extends Listed & { custom: Record<string, unknown> }>({ list, spec, users, plain }: Props<T>) {
  const fields = useMemo(() => filterFieldsOf(list.columns, spec.extraFilters), [list.columns, spec.extraFilters]);
  return (
    <div className={styles.toolbar} role="search" aria-label={`Search and filter ${spec.noun.many}`}>
      <SearchBox noun={spec.noun.many} value={list.state.q} onChange={(q) => list.change({ q })} />
      <FilterBar filter={list.state.filter} fields={fields} users={users} onChange={(filter) => list.change({ filter })} />
      {list.dirty && !plain && <SaveView object={spec.object} view={list.view} definition={definitionOf(list.state)} onSaved={list.openView} />}
      <span className={styles.space} />
      {list.count && (
        <span className={styles.count} aria-live="polite">
          {formatCount(list.count.count, list.count.capped)} {list.count.count === 1 ? spec.noun.one : spec.noun.many}
        </span>
      )}
      {!plain && <ColumnsMenu columns={list.columns} chosen={list.state.columns} onChange={(columns) => list.change({ columns })} normal={spec.defaultColumns} />}
    </div>
  );
}

function SearchBox({ noun, value, onChange }: { noun: string; value: string; onChange: (q: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const send = useDebouncedCallback((next: string) => { setSent(next); onChange(next); }, 220);
  useEffect(() => {
    // The address changed by itself (a view, the back button): the box follows.
    if (value !== sent) { setSent(value); setTyped(value); }
  }, [value, sent]);
  const set = (next: string) => { setTyped(next); send(next); };
  return (
    <TextInput
      id={searchBoxId}
      className={styles.search}
      size="xs"
      type="search"
      placeholder={`Search ${noun}`}
      aria-label={`Search ${noun}`}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={typed ? <CloseButton size={22} aria-label="Clear the search" onClick={() => set('')} /> : null}
      value={typed}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

