import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import { type ReasonList, reasonsQuery } from '@/api/queries';
import type { Reason } from '@/api/types';
import { Card } from '@/ui/Card';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast, toastError } from '@/ui/toast';
import { Section } from './Section';
import styles from './Settings.module.css';

const lists: { list: ReasonList; kind: string; title: string; add: string }[] = [
  { list: 'loss-reasons', kind: 'loss', title: 'Why deals are lost', add: 'Another reason for a loss' },
  { list: 'win-reasons', kind: 'win', title: 'Why deals are won', add: 'Another reason for a win' },
  { list: 'competitors', kind: 'competitor', title: 'Competitors', add: 'Another competitor' },
  { list: 'objections', kind: 'objection', title: 'Objections', add: 'Another objection' },
];

export default function ReasonSettings() {
  return (
    <Section title="Reasons" why="What people choose from when a deal ends. Deals keep the words that they were closed with, whatever becomes of the lists.">
      {lists.map((one) => <ReasonCard key={one.kind} {...one} />)}
    </Section>
  );
}

function ReasonCard({ list, kind, title, add }: (typeof lists)[number]) {
  const reasons = useQuery(reasonsQuery(list));
  const writable = useMay('settings.edit');
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const done = () => client.invalidateQueries({ queryKey: reasonsQuery(list).queryKey });
  const create = useMutation({
    mutationFn: () => ok(api.POST('/reasons', { body: { kind, name: typed.trim(), position: undefined } })),
    onSuccess: async () => { setTyped(''); await done(); },
    onError: toastError,
  });
  const rename = useMutation({
    mutationFn: ({ reason, name }: { reason: Reason; name: string }) => ok(api.PATCH('/reasons/{id}', { params: { path: { id: reason.id } }, body: { name, kind: undefined, position: undefined }, ...ifMatch(reason.version) })),
    onError: toastError,
    onSettled: done,
  });
  const remove = useMutation({
    mutationFn: (reason: Reason) => ok(api.DELETE('/reasons/{id}', { params: { path: { id: reason.id } }, ...ifMatch(reason.version) })),
    onSuccess: (_done, reason) => toast(`“${reason.name}” is off the list`),
    onError: toastError,
    onSettled: done,
  });
  return (
    <Card title={title}>
      {reasons.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={reasons.error} retry={() => void reasons.refetch()} />
      <ul>
        {reasons.data?.map((reason) => (
          <li key={`${reason.id} ${reason.version}`} className={styles.reason}>
            <TextInput size="xs" aria-label={`Name of ${reason.name}`} defaultValue={reason.name} maxLength={100} disabled={!writable}
              onBlur={(event) => { const name = event.currentTarget.value.trim(); if (name && name !== reason.name) rename.mutate({ reason, name }); }} />
            {writable && <ActionIcon size={24} aria-label={`Remove ${reason.name}`} onClick={() => remove.mutate(reason)}><Trash2 size={13} /></ActionIcon>}
          </li>
        ))}
      </ul>
      {writable && (
        <form className={styles.reason} onSubmit={(event) => { event.preventDefault(); if (typed.trim()) create.mutate(); }}>
          <TextInput size="xs" aria-label={add} placeholder={add} maxLength={100} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <Button type="submit" size="xs" variant="default" leftSection={<Plus size={13} />} loading={create.isPending} disabled={!typed.trim()}>Add</Button>
        </form>
      )}
    </Card>
  );
}
