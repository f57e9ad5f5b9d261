import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { api, ok } from '@/api/client';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber, humanise } from '@/ui/format';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast, toastError } from '@/ui/toast';
import { When } from '@/ui/When';
import { Section } from './Section';
import styles from './Settings.module.css';

/** What runs behind the screens: how far each reactor is, and events that none could take. */
export default function SystemSettings() {
  return (
    <Section title="System" why="Reactors read the journey log in order and keep the rest up to date. An event that fails is set aside here, never dropped.">
      <Reactors />
      <SetAside />
    </Section>
  );
}

function Reactors() {
  const reactors = useQuery({ queryKey: ['reactors'], queryFn: () => ok(api.GET('/system/reactors')).then((page) => page.items), refetchInterval: 5000 });
  return (
    <div className={styles.section}>
      <h3>Reactors</h3>
      {reactors.isPending && <SkeletonLines count={3} />}
      <ErrorNotice error={reactors.error} retry={() => void reactors.refetch()} />
      {reactors.data && (
        <SimpleTable
          label="Reactors"
          head={['Reactor', 'State', { text: 'Events behind', right: true }]}
          empty="No reactors."
          rows={reactors.data.map((reactor) => ({
            key: reactor.name,
            cells: [
              humanise(reactor.name.replaceAll('.', ' ')),
              reactor.lag === 0 ? <Chip key="state" tone="ok">caught up</Chip> : <Chip key="state" tone="info">catching up</Chip>,
              formatNumber(reactor.lag),
            ],
          }))}
        />
      )}
    </div>
  );
}

function SetAside() {
  const client = useQueryClient();
  const events = useQuery({ queryKey: ['set-aside'], queryFn: () => ok(api.GET('/system/set-aside')).then((page) => page.items) });
  const replay = useMutation({
    mutationFn: (id: string) => ok(api.POST('/system/set-aside/{id}/replay', { params: { path: { id } } })),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ['set-aside'] }); toast('Replayed'); },
    onError: toastError,
  });
  return (
    <div className={styles.section}>
      <h3>Events set aside</h3>
      <ErrorNotice error={events.error} retry={() => void events.refetch()} />
      {events.data?.length === 0 && <EmptyState compact icon={CircleCheck} title="Nothing is set aside" why="Every event was taken." />}
      {events.data && events.data.length > 0 && (
        <SimpleTable
          label="Events set aside"
          head={['Event', 'Reactor', 'Error', 'When', { text: 'Actions', hidden: true }]}
          rows={events.data.map((event) => ({
            key: event.id,
            cells: [
              <span key="event">{humanise(event.eventType)} <span className="faint" title={event.subjectId}>{event.subjectId.slice(-8)}</span></span>,
              humanise(event.reactor.replaceAll('.', ' ')), event.error, <When key="at" at={event.setAsideAt} />,
              <div key="replay" className={styles.right}><Button variant="default" loading={replay.isPending && replay.variables === event.id} onClick={() => replay.mutate(event.id)}>Replay</Button></div>,
            ],
          }))}
        />
      )}
    </div>
  );
}
