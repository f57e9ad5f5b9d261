import { Button } from '@mantine/core';
import { CircleCheckBig, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { show } from '@/ui/overlays';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import recordStyles from '../records/Record.module.css';
import { setWorkDraft, type WorkDraft } from './drafts';
import { TaskRow } from './TaskRow';
import { useTasks } from './tasks';
import styles from './Work.module.css';

/** The tasks about a person, a company or a deal: what is open first, then what was done. */
export function RecordTasks({ about }: { about: WorkDraft }) {
  const of = about.deal ? { dealId: about.deal.id } : about.contact ? { contactId: about.contact.id } : { companyId: about.company?.id };
  const open = useTasks({ ...of, when: 'open' });
  const done = useTasks({ ...of, when: 'done', limit: 20 });
  const may = useMay('tasks.create');
  const plan = may && <Button variant="default" leftSection={<Plus size={14} />} onClick={() => { setWorkDraft(about); show('task'); }}>New task</Button>;
  const isEmpty = open.data?.items.length === 0 && done.data?.items.length === 0;
  return (
    <div className={recordStyles.pad}>
      {open.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={open.error ?? done.error} retry={() => { void open.refetch(); void done.refetch(); }} />
      {isEmpty && <EmptyState compact icon={CircleCheckBig} title="Nothing planned" why="A next step with a day keeps it from being forgotten." actions={plan} />}
      {!isEmpty && open.data && <div className={styles.bar}>{plan}</div>}
      <Part title="Open" rows={open.data?.items.map((task) => <TaskRow key={task.id} task={task} about={false} />)} />
      <Part title="Done" rows={done.data?.items.map((task) => <TaskRow key={task.id} task={task} about={false} />)} />
    </div>
  );
}

function Part({ title, rows }: { title: string; rows?: ReactNode[] }) {
  if (!rows?.length) return null;
  return (
    <section aria-label={title} className={styles.part}>
      <h2>{title}</h2>
      <ul>{rows}</ul>
    </section>
  );
}
