import { Button, Group, Modal, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import type { Handoff } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { repsQuery, useRefreshLeads } from './leads';
import styles from './Leads.module.css';

export function GiveLead({ lead, onClose }: { lead: Handoff; onClose: () => void }) {
  const [to, setTo] = useState<string | null>(null);
  const reps = useQuery(repsQuery);
  const refresh = useRefreshLeads();
  const others = reps.data?.filter((rep) => rep.takesLeads && rep.userId !== lead.owner?.id) ?? [];
  const give = useMutation({
    mutationFn: () => ok(api.POST('/handoffs/{id}/give', { params: { path: { id: lead.id } }, ...ifMatch(lead.version), body: { ownerId: to ?? '' } })),
    onSuccess: (given) => { void refresh(); toast(`${given.owner?.name} has ${lead.person.name} now`); onClose(); },
  });
  return (
    <Modal opened onClose={onClose} title="Give the lead to" size="xs" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); give.mutate(); }}>
        <Select label="Who" required searchable data-autofocus value={to} onChange={setTo} data={others.map((rep) => ({ value: rep.userId, label: `${rep.name} (${rep.open} of ${rep.capacity})` }))} />
        <ErrorNotice error={give.error ?? reps.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={give.isPending} disabled={!to}>Give</Button>
        </Group>
      </form>
    </Modal>
  );
}
