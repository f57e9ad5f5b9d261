import { Button, Group, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { canOwn, pipelinesQuery, useUsers } from '@/api/queries';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { type Picked, RecordPicker } from '../records/RecordPicker';
import { takeDealDraft } from './dealDraft';

interface Draft {
  name: string;
  amount: number | string;
  expectedCloseDate: string;
  pipelineId: string | null;
  stageId: string | null;
  ownerId: string | null;
  company: Picked | null;
  contact: Picked | null;
}

export default function CreateDeal({ onClose }: { onClose: () => void }) {
  const { user, workspace } = useSession();
  const users = useUsers();
  const { data: pipelines = [], error } = useQuery(pipelinesQuery);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [start] = useState(takeDealDraft);
  const form = useForm<Draft>({
    initialValues: {
      name: start.company ? `${start.company.name}: ` : '', amount: '', expectedCloseDate: '', pipelineId: null, stageId: null, ownerId: user.id,
      company: start.company ?? null, contact: start.contact ?? null,
    },
    validate: { name: (name) => (name.trim() ? null : 'A deal needs a name') },
  });
  const pipeline = pipelines.find((one) => one.id === form.values.pipelineId) ?? pipelines.find((one) => one.isDefault) ?? pipelines[0];
  const stages = pipeline?.stages.filter((stage) => stage.category === 'open') ?? [];
  const currency = pipeline?.currency ?? workspace.currency;
  const create = useMutation({
    mutationFn: ({ company, contact, ...values }: Draft) =>
      ok(api.POST('/deals', {
        body: {
          ...values, name: values.name.trim(), amount: values.amount === '' ? null : Number(values.amount), currency,
          expectedCloseDate: values.expectedCloseDate || null, pipelineId: pipeline?.id ?? '', stageId: values.stageId ?? stages[0]?.id ?? '',
          companyId: company?.id ?? null, contacts: contact ? [{ id: contact.id, name: contact.name, role: null }] : [],
        },
      })),
    onSuccess: (deal) => {
      void client.invalidateQueries({ queryKey: ['deal'] });
      toast(`${deal.name} is added`);
      onClose();
      void navigate({ to: '/deals/$id', params: { id: deal.id } });
    },
    onError: (problem) => problem instanceof ApiProblem && form.setErrors(problem.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title="New deal" size={500} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <TextInput label="Name" required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        <Group grow gap={10} align="flex-start">
          <NumberInput label={`Amount in ${currency}`} thousandSeparator="," min={0} decimalScale={2} {...form.getInputProps('amount')} />
          <TextInput label="Close date" type="date" {...form.getInputProps('expectedCloseDate')} />
        </Group>
        <Group grow gap={10} align="flex-start">
          <Select label="Pipeline" data={pipelines.map((one) => ({ value: one.id, label: one.name }))} value={pipeline?.id ?? null}
            onChange={(pipelineId) => form.setValues({ pipelineId, stageId: null })} />
          <Select label="Stage" data={stages.map((stage) => ({ value: stage.id, label: stage.name }))} value={form.values.stageId ?? stages[0]?.id ?? null}
            onChange={(stageId) => form.setFieldValue('stageId', stageId)} />
        </Group>
        <RecordPicker kind="company" label="Company" value={form.values.company} onChange={(company) => form.setFieldValue('company', company)} />
        <RecordPicker kind="contact" label="Person" value={form.values.contact} onChange={(contact) => form.setFieldValue('contact', contact)} />
        <Select label="Owner" searchable clearable data={users.filter(canOwn).map((one) => ({ value: one.id, label: one.name }))} {...form.getInputProps('ownerId')} />
        <ErrorNotice error={create.error ?? error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={create.isPending} disabled={!pipeline}>Add deal</Button>
        </Group>
      </form>
    </Modal>
  );
}
