import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MailCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import type { Topic } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatDate } from '@/ui/format';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { toastError } from '@/ui/toast';
import { Section } from './Section';
import styles from './Settings.module.css';
import { TopicForm } from './TopicForm';
import { TopicWords } from './TopicWords';

export const topicsKey = ['consent-topics'];

export default function TopicSettings() {
  const topics = useQuery({ queryKey: topicsKey, queryFn: () => ok(api.GET('/consent-topics')).then((page) => page.items) });
  const writable = useMay('settings.edit');
  const [open, setOpen] = useState<{ topic?: Topic; words?: boolean } | null>(null);
  return (
    <Section title="Consent" why="What people may sign up for, and in which words they are asked. New words are a new version: whoever agreed before agreed to the old ones, and the proof says so."
      action={writable && <Button leftSection={<Plus size={14} />} onClick={() => setOpen({})}>New topic</Button>}>
      {topics.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={topics.error} retry={() => void topics.refetch()} />
      {topics.data?.length === 0 && <EmptyState compact icon={MailCheck} title="No topics yet" why="Make one for each thing that people may want or not: a newsletter, product news, invitations." />}
      {topics.data?.map((topic) => (
        <TopicCard key={topic.id} topic={topic} writable={writable} onEdit={() => setOpen({ topic })} onWords={() => setOpen({ topic, words: true })} />
      ))}
      {open && !open.words && <TopicForm topic={open.topic} onClose={() => setOpen(null)} />}
      {open?.topic && open.words && <TopicWords topic={open.topic} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function TopicCard({ topic, writable, onEdit, onWords }: { topic: Topic; writable: boolean; onEdit: () => void; onWords: () => void }) {
  const client = useQueryClient();
  const archive = useMutation({
    mutationFn: () => ok(api.PATCH('/consent-topics/{id}', { params: { path: { id: topic.id } }, body: { archived: !topic.archived } as never, ...ifMatch(topic.version) })),
    onError: toastError,
    onSettled: () => client.invalidateQueries({ queryKey: topicsKey }),
  });
  const [current, ...before] = topic.texts;
  return (
    <Card title={<>{topic.label} <code className="faint">{topic.id}</code></>}
      action={writable && (
        <div className={styles.right}>
          {!topic.archived && <Button variant="subtle" onClick={onWords}>New words</Button>}
          {!topic.archived && <Button variant="subtle" onClick={onEdit}>Edit</Button>}
          <Button variant="subtle" loading={archive.isPending} onClick={() => archive.mutate()}>{topic.archived ? 'Bring back' : 'Put away'}</Button>
        </div>
      )}>
      <div style={{ display: 'grid', gap: 8 }}>
        <div style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
          {topic.archived && <Chip tone="warn">Put away</Chip>}
          {topic.channels.map((channel) => <Chip key={channel}>{channel}</Chip>)}
          <Chip>{topic.optIn ? 'only with a yes' : 'until a no'}</Chip>
        </div>
        {topic.description && <p className="muted">{topic.description}</p>}
        {current ? <p>“{current.text}” <span className="faint">version {current.number}, since {formatDate(current.createdAt)}</span></p> : <p className="muted">Nobody has written the words yet in which people are asked.</p>}
        {before.length > 0 && (
          <details>
            <summary className="muted">{before.length === 1 ? 'One earlier version' : `${before.length} earlier versions`}</summary>
            {before.map((text) => <p key={text.number} className="faint">{text.number}: “{text.text}” since {formatDate(text.createdAt)}</p>)}
          </details>
        )}
      </div>
    </Card>
  );
}
