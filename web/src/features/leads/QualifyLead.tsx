import { Button, Group, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import { pipelinesQuery } from '@/api/queries';
import type { Handoff } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { useSession } from '@/ui/session';
import { useRefreshLeads } from './leads';
import styles from './Leads.module.css';

/** A real need: the deal opens with what is known already. Enter is enough. */
export function QualifyLead({ lead, onClose }: { lead: Handoff; onClose: () => void }) {
  const { workspace } = useSession();
  const navigate = useNavigate();
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const [name, setName] = useState(lead.person.company?.name ?? lead.person.name);
  const [amount, setAmount] = useState<number | string>('');
  const [pipeline, setPipeline] = useState<string | null>(null);
  const [expected, setExpected] = useState('');
  const refresh = useRefreshLeads();
  const qualify = useMutation({
    mutationFn: () =>
      ok(api.POST('/handoffs/{id}/qualify', {
        params: { path: { id: lead.id } },
        ...ifMatch(lead.version),
        body: { name, amount: amount === '' ? null : Number(amount), currency: workspace.currency, pipelineId: pipeline, expectedCloseDate: expected || null },
      })),
    onSuccess: (qualified) => {
      void refresh();
      toast(`${name} is a deal now`);
      onClose();
      if (qualified.dealId) void navigate({ to: '/deals/$id', params: { id: qualified.dealId } });
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Open a deal with ${lead.person.name}`} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); qualify.mutate(); }}>
        <TextInput label="Name of the deal" required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <NumberInput label={`Amount in ${workspace.currency}`} placeholder="Not known yet" min={0} thousandSeparator="," value={amount} onChange={setAmount} />
        {pipelines.length > 1 && (
          <Select label="Pipeline" data={pipelines.map(({ id, name: label }) => ({ value: id, label }))} value={pipeline ?? pipelines.find((one) => one.isDefault)?.id ?? null} onChange={setPipeline} />
        )}
        <TextInput label="Expected close" type="date" value={expected} onChange={(event) => setExpected(event.currentTarget.value)} />
        <ErrorNotice error={qualify.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={qualify.isPending}>Open the deal</Button>
        </Group>
      </form>
    </Modal>
  );
}
