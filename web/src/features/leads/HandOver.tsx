import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { repsQuery, useRefreshLeads } from './leads';
import styles from './Leads.module.css';

/** Marketing hands a person over by hand; who gets them is found by the routing unless one chooses. */
export function HandOver({ person, onClose }: { person: { id: string; name: string }; onClose: () => void }) {
  const [message, setMessage] = useState('');
  const [owner, setOwner] = useState<string | null>(null);
  const reps = useQuery(repsQuery);
  const refresh = useRefreshLeads();
  const send = useMutation({
    mutationFn: () => ok(api.POST('/handoffs', { body: { contactId: person.id, message: message.trim() || null, ownerId: owner } })),
    onSuccess: (sent) => { void refresh(); toast(sent.owner ? `${sent.owner.name} has ${person.name} now` : `${person.name} waits until somebody is free`); onClose(); },
  });
  return (
    <Modal opened onClose={onClose} title={`Hand ${person.name} over to sales`} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
        <Textarea label="Why now" placeholder="What would you say if sales sat beside you?" value={message} onChange={(event) => setMessage(event.currentTarget.value)} data-autofocus />
        <Select label="For" placeholder="Whoever is next" clearable searchable value={owner} onChange={setOwner} data={reps.data?.filter((rep) => rep.takesLeads).map((rep) => ({ value: rep.userId, label: rep.name })) ?? []} />
        <ErrorNotice error={send.error ?? reps.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={send.isPending}>Hand over</Button>
        </Group>
      </form>
    </Modal>
  );
}
