import { Button, Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useUsers } from '@/api/queries';
import type { Deal, Pipeline } from '@/api/types';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SidePanel } from '@/ui/SidePanel';
import { SkeletonLines } from '@/ui/Skeleton';
import { ListToolbar } from '../../lists/ListToolbar';
import listStyles from '../../lists/ListPage.module.css';
import type { ListSpec } from '../../lists/spec';
import { useList } from '../../lists/useList';
import type { DealsSearch } from '../dealsSearch';
import { DealsModes } from './DealsModes';

const BoardView = lazy(() => import('./BoardView'));

interface Props {
  spec: ListSpec<Deal>;
  search: DealsSearch;
  pipelines: Pipeline[];
  create: () => void;
  onPipeline: (id: string) => void;
  peek: (id: string, close: () => void) => ReactNode;
}

/** The deals as a board: the list's search and filters, a pipeline's stages as columns. */
export function DealsBoard({ spec, search, pipelines, create, onPipeline, peek }: Props) {
  const list = useList(spec, search, { rows: false });
  const users = useUsers();
  const mayCreate = useMay('deals.create');
  const pipeline = pipelines.find((one) => one.id === search.pipeline) ?? pipelines.find((one) => one.isDefault) ?? pipelines[0];
  return (
    <>
      <PageHeader
        parent={{ label: 'Sales' }}
        title={spec.title}
        modes={<DealsModes />}
        chips={pipelines.length > 1 && (
          <Select size="xs" aria-label="Pipeline" allowDeselect={false} data={pipelines.map((one) => ({ value: one.id, label: one.name }))} value={pipeline?.id ?? null} onChange={(id) => id && onPipeline(id)} />
        )}
        actions={mayCreate && <Button leftSection={<Plus size={14} />} onClick={create}>New deal</Button>}
      />
      <ListToolbar list={list} spec={spec} users={users} plain />
      <div className={listStyles.body}>
        <div className={listStyles.list}>
          <Suspense fallback={<SkeletonLines count={10} />}>
            <BoardView key={pipeline?.id} pipeline={pipeline} query={list.query} onPeek={list.peek} />
          </Suspense>
        </div>
        {search.peek && <SidePanel label="Deal details" onClose={() => list.peek(undefined)}>{peek(search.peek, () => list.peek(undefined))}</SidePanel>}
      </div>
    </>
  );
}
