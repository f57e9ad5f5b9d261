import { Button } from '@mantine/core';
import { Plus, Sun } from 'lucide-react';
import type { Task } from '@/api/types';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Kbd } from '@/ui/Kbd';
import { show } from '@/ui/overlays';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { GoalStrip } from '../alignment/GoalStrip';
import { DealsAdrift } from './DealsAdrift';
import { HandoffsWaiting } from './HandoffsWaiting';
import { FirstSteps } from '../demo/FirstSteps';
import { LatestNotices } from '../notifications/LatestNotices';
import { TaskRow } from './TaskRow';
import { useTasks } from './tasks';
import styles from './Work.module.css';

/** The first page of the day: what is late, what is due, what comes, and what waits for an answer. */
export default function MyDayPage() {
  const overdue = useTasks({ whose: 'mine', when: 'overdue' });
  const today = useTasks({ whose: 'mine', when: 'today' });
  const upcoming = useTasks({ whose: 'mine', when: 'upcoming', limit: 10 });
  const all = [overdue, today, upcoming];
  const may = useMay('tasks.create');
  const isFree = all.every((tasks) => tasks.data?.items.length === 0);
  const plan = may && <Button leftSection={<Plus size={14} />} onClick={() => show('task')}>New task</Button>;
  return (
    <>
      <PageHeader title="My day" chips={<span className="muted">{new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date())}</span>} actions={plan} />
      <div className={styles.day}>
        <FirstSteps />
        <div>
          <HandoffsWaiting />
          <ErrorNotice error={all.find((tasks) => tasks.error)?.error} retry={() => all.forEach((tasks) => void tasks.refetch())} />
          {all.some((tasks) => tasks.isPending) && <SkeletonLines count={6} />}
          {isFree && <EmptyState icon={Sun} title="Nothing is due" why={<>What you plan with people and on deals shows here on its day. Press <Kbd keys={['t']} /> on a person or a deal.</>} />}
          <Group title="Overdue" tone="bad" tasks={overdue.data?.items} />
          <Group title="Today" tasks={today.data?.items} />
          <Group title="Coming up" tasks={upcoming.data?.items} />
        </div>
        <div className={styles.side}>
          <GoalStrip short />
          <LatestNotices />
          <DealsAdrift />
        </div>
      </div>
    </>
  );
}

function Group({ title, tone, tasks }: { title: string; tone?: 'bad'; tasks?: Task[] }) {
  if (!tasks?.length) return null;
  return (
    <section className={styles.group} data-tone={tone} aria-label={title}>
      <h2>{title} <span>{tasks.length}</span></h2>
      <ul>{tasks.map((task) => <TaskRow key={task.id} task={task} />)}</ul>
    </section>
  );
}
