import { Button, Group, Modal, Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { pipelinesQuery, questionSetsQuery } from '@/api/queries';
import type { Pipeline } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { starterStages } from './stages';

export function PipelineForm({ pipeline, onClose }: { pipeline?: Pipeline; onClose: () => void }) {
  const client = useQueryClient();
  const sets = useQuery(questionSetsQuery).data ?? [];
  const form = useForm({
    initialValues: { name: pipeline?.name ?? '', currency: pipeline?.currency ?? '', isDefault: pipeline?.isDefault ?? false, questionSet: pipeline?.questionSet ?? null },
    validate: { name: (name) => (name.trim() ? null : 'A pipeline needs a name'), currency: (currency) => (!currency || /^[A-Za-z]{3}$/.test(currency) ? null : 'Three letters, or empty') },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const body = { name: values.name.trim(), currency: values.currency.toUpperCase() || null, isDefault: values.isDefault, questionSet: values.questionSet };
      return pipeline
        ? ok(api.PATCH('/pipelines/{id}', { params: { path: { id: pipeline.id } }, body }))
        : ok(api.POST('/pipelines', { body: { ...body, stages: starterStages } }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: pipelinesQuery.queryKey });
      onClose();
      toast('Pipeline saved');
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={pipeline ? `Edit “${pipeline.name}”` : 'New pipeline'} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
        <TextInput label="Currency" placeholder="The workspace's" maxLength={3} {...form.getInputProps('currency')} />
        <Select label="Deals are judged by" placeholder="No questions" clearable data={sets.map((set) => ({ value: set.key, label: set.name }))} {...form.getInputProps('questionSet')} />
        <Switch label="New deals start here" disabled={pipeline?.isDefault} {...form.getInputProps('isDefault', { type: 'checkbox' })} />
        {!pipeline && <p className="muted">It starts with five open stages, Won and Lost; change them afterwards.</p>}
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
