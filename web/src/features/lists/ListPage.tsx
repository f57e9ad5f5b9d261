import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { SearchX } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo } from 'react';
import { useUsers } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SidePanel } from '@/ui/SidePanel';
import type LoadedBulkBar from './BulkBar';
import { DataTable } from './DataTable';
import { ListActions } from './ListActions';
import styles from './ListPage.module.css';
import { ListToolbar } from './ListToolbar';
import type { ListSearch } from './listSearch';
import { type Listed, type ListSpec, nextSort, visibleColumns } from './spec';
import { useActiveRow } from './useActiveRow';
import { useList } from './useList';
import { useListCommands } from './useListCommands';
import { useSelection } from './useSelection';
import { ViewSwitcher } from './ViewSwitcher';

// A lazy component forgets its type parameter; this gives it back.
const BulkBar = lazy(() => import('./BulkBar')) as unknown as typeof LoadedBulkBar;

interface Props<T extends Listed & { custom: Record<string, unknown> }> {
  spec: ListSpec<T>;
  search: ListSearch;
  parent?: string;
  /** Other ways to look at the same rows. */
  modes?: ReactNode;
  create: () => void;
  empty: ReactNode;
  peek: (id: string, close: () => void) => ReactNode;
}

export function ListPage<T extends Listed & { custom: Record<string, unknown> }>({ spec, search, parent, modes, create, empty, peek }: Props<T>) {
  const list = useList(spec, search);
  const { rows, state, pages, query } = list;
  const selection = useSelection(rows, state.filter, query.q);
  const [active, setActive] = useActiveRow(spec.object, query);
  const [widths, setWidths] = useLocalStorage<Record<string, number>>({ key: `tandem.widths.${spec.object}`, defaultValue: {} });
  // Whoever may not change many at once has nothing to select rows for.
  const selectable = useMay(`${spec.right}.bulk`);
  const users = useUsers();
  const userName = useCallback((id: string) => users.find((user) => user.id === id)?.name ?? null, [users]);
  const columns = useMemo(() => visibleColumns(list.columns, state.columns), [list.columns, state.columns]);
  const { clear } = selection;

  useEffect(() => clear(), [query, clear]);
  useListCommands({ spec, rows, active, setActive, peeked: search.peek, onPeek: list.peek, onSelect: selectable ? selection.toggle : undefined, selecting: selection.count > 0 || selection.everything });

  const { fetchNextPage, isFetchingNextPage } = pages;
  const onMore = useCallback(() => { if (!isFetchingNextPage) void fetchNextPage(); }, [fetchNextPage, isFetchingNextPage]);
  const bare = rows.length === 0 && pages.isSuccess && !pages.isPlaceholderData;
  const asked = Boolean(query.q || query.filter);

  return (
    <>
      <PageHeader
        parent={parent ? { label: parent } : undefined}
        title={spec.title}
        modes={modes}
        chips={<ViewSwitcher object={spec.object} everything={`All ${spec.noun.many}`} view={list.view} views={list.views} onOpen={list.openView} dirty={list.dirty} />}
        actions={<ListActions spec={spec} asked={query} columns={state.columns} create={create} />}
      />
      <ListToolbar list={list} spec={spec} users={users} />
      <div className={styles.body}>
        <div className={styles.list}>
          {pages.error && <div className={styles.problem}><ErrorNotice error={pages.error} retry={() => void pages.refetch()} /></div>}
          {bare && !asked && empty}
          {bare && asked && (
            <EmptyState
              icon={SearchX}
              title={`No ${spec.noun.many} match`}
              why="Nothing fits the search and the filters together."
              actions={<Button variant="default" onClick={() => list.change({ q: '', filter: null })}>Clear search and filters</Button>}
            />
          )}
          {!bare && !(pages.error && rows.length === 0) && (
            <DataTable
              label={spec.title}
              rows={rows}
              total={list.count && !list.count.capped ? list.count.count : undefined}
              columns={columns}
              widths={widths}
              onResize={(key, width) => setWidths((old) => ({ ...old, [key]: width }))}
              sort={state.sort}
              onSort={(key) => list.change({ sort: nextSort(state.sort, key, spec.defaultSort) })}
              selected={selection.has}
              onSelect={selection.toggle}
              selectable={selectable}
              allSelected={selection.allShown}
              onSelectAll={selection.toggleAll}
              active={active}
              onPeek={(row, index) => { setActive(index); list.peek(row.id); }}
              lead={spec.lead}
              leadWidth={spec.leadWidth ?? 240}
              userName={userName}
              loading={pages.isPending}
              more={pages.hasNextPage}
              onMore={onMore}
            />
          )}
          {(selection.count > 0 || selection.everything) && (
            <Suspense fallback={null}>
              <BulkBar spec={spec} selection={selection} total={list.count} columns={list.columns} loaded={rows.length} />
            </Suspense>
          )}
        </div>
        {search.peek && (
          <SidePanel label={`${spec.noun.one} details`} onClose={() => list.peek(undefined)}>
            {peek(search.peek, () => list.peek(undefined))}
          </SidePanel>
        )}
      </div>
    </>
  );
}
