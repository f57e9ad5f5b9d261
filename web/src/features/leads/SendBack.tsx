import { Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import { recycleReasonsQuery, rejectReasonsQuery } from '@/api/queries';
import type { Handoff } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toDay } from '@/ui/format';
import { toast } from '@/ui/toast';
import { useRefreshLeads } from './leads';
import styles from './Leads.module.css';

/** Back to marketing, with the reason that marketing learns from; somebody who was worked on goes back until a day. */
export function SendBack({ lead, onClose }: { lead: Handoff; onClose: () => void }) {
  const later = lead.state === 'accepted';
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [{ tomorrow, inAQuarter }] = useState(() => ({ tomorrow: dayFromNow(1), inAQuarter: dayFromNow(90) }));
  const [until, setUntil] = useState(inAQuarter);
  const reasons = useQuery(later ? recycleReasonsQuery : rejectReasonsQuery);
  const refresh = useRefreshLeads();
  const send = useMutation({
    mutationFn: () => {
      const options = { params: { path: { id: lead.id } }, ...ifMatch(lead.version) };
      const body = { reason: reason ?? '', note: note.trim() || null };
      return later ? ok(api.POST('/handoffs/{id}/recycle', { ...options, body: { ...body, until } })) : ok(api.POST('/handoffs/{id}/reject', { ...options, body }));
    },
    onSuccess: () => { void refresh(); toast(`${lead.person.name} is marketing’s again`); onClose(); },
  });
  return (
    <Modal opened onClose={onClose} title={`Send ${lead.person.name} back`} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
        <Select label="Why" required data={reasons.data ?? []} value={reason} onChange={setReason} searchable data-autofocus />
        {later && <TextInput label="Worth another try on" type="date" required min={tomorrow} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />}
        <Textarea label="Note" placeholder="What should marketing know?" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <ErrorNotice error={send.error ?? reasons.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={send.isPending} disabled={!reason}>Send back</Button>
        </Group>
      </form>
    </Modal>
  );
}

const dayFromNow = (days: number) => toDay(new Date(Date.now() + days * 86_400_000));
