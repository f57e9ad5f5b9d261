import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheckBig, Plus } from 'lucide-react';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { show } from '@/ui/overlays';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { Tabs } from '@/ui/Tabs';
import recordStyles from '../records/Record.module.css';
import { TaskRow } from './TaskRow';
import { fetchTasks, type TaskQuery } from './tasks';
import styles from './Work.module.css';

const whens = [
  { key: 'open', label: 'Open' }, { key: 'overdue', label: 'Overdue' }, { key: 'today', label: 'Today' }, { key: 'upcoming', label: 'Coming up' }, { key: 'done', label: 'Done' },
] as const;
const whoses = [{ key: 'mine', label: 'Mine' }, { key: 'team', label: 'My team' }, { key: 'all', label: 'All' }] as const;

export default function TasksPage() {
  const search = useSearch({ from: '/app/tasks' });
  const navigate = useNavigate();
  const whose = whoses.find(({ key }) => key === search.whose)?.key ?? 'mine';
  const when = whens.find(({ key }) => key === search.when)?.key ?? 'open';
  const query: TaskQuery = { whose, when };
  const pages = useInfiniteQuery({
    queryKey: ['task', 'list', query, 'pages'],
    queryFn: ({ pageParam, signal }) => fetchTasks(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const tasks = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const may = useMay('tasks.create');
  const change = (next: { whose?: string; when?: string }) => void navigate({ to: '/tasks', search: { ...search, ...next }, replace: true });
  return (
    <div className={recordStyles.page}>
      <PageHeader title="Tasks" actions={may && <Button leftSection={<Plus size={14} />} onClick={() => show('task')}>New task</Button>} />
      <Tabs label="Which tasks" tabs={whens} current={when} onChange={(key) => change({ when: key === 'open' ? undefined : key })} />
      <div className={recordStyles.chipRow} role="group" aria-label="Whose tasks">
        {whoses.map(({ key, label }) => (
          <button key={key} type="button" className={recordStyles.toggle} aria-pressed={key === whose} onClick={() => change({ whose: key === 'mine' ? undefined : key })}>{label}</button>
        ))}
      </div>
      <div className={styles.list}>
        {pages.isPending && <SkeletonLines count={8} />}
        <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
        {pages.isSuccess && tasks.length === 0 && <EmptyState icon={CircleCheckBig} title="No tasks here" why="A task has a day, somebody who does it, and mostly a person or a deal." />}
        <ul>{tasks.map((task) => <TaskRow key={task.id} task={task} />)}</ul>
        {pages.hasNextPage && <Button variant="default" mt={12} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>More tasks</Button>}
      </div>
    </div>
  );
}
