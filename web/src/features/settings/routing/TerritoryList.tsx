import { ActionIcon, Button, Group, Modal, MultiSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { useUsers } from '@/api/queries';
import type { Territory } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SimpleTable } from '@/ui/SimpleTable';
import { toast, toastError } from '@/ui/toast';
import { repsQuery } from '../../leads/leads';
import styles from '../Settings.module.css';

const key = ['territories'];

export function TerritoryList({ writable }: { writable: boolean }) {
  const [editing, setEditing] = useState<Territory | 'new' | null>(null);
  const client = useQueryClient();
  const users = useUsers();
  const territories = useQuery({ queryKey: key, queryFn: () => ok(api.GET('/territories')).then((page) => page.items) });
  const remove = useMutation({
    mutationFn: (territory: Territory) => ok(api.DELETE('/territories/{id}', { params: { path: { id: territory.id } } })),
    onSuccess: () => { void client.invalidateQueries({ queryKey: key }); toast('Territory removed'); },
    onError: toastError,
  });
  return (
    <>
      <ErrorNotice error={territories.error} retry={() => void territories.refetch()} />
      {territories.data && territories.data.length > 0 && (
        <SimpleTable
          label="Territories"
          head={['Name', 'Which leads', 'Shared by', { text: 'Actions', hidden: true }]}
          rows={territories.data.map((territory) => ({
            key: territory.id,
            cells: [
              territory.name, which(territory), territory.members.map((id) => users.find((user) => user.id === id)?.name ?? '?').join(', '),
              writable && (
                <div key="edit" className={styles.right}>
                  <ActionIcon size={24} aria-label={`Edit ${territory.name}`} onClick={() => setEditing(territory)}><Pencil size={13} /></ActionIcon>
                  <ActionIcon size={24} aria-label={`Remove ${territory.name}`} onClick={() => remove.mutate(territory)}><Trash2 size={13} /></ActionIcon>
                </div>
              ),
            ],
          }))}
        />
      )}
      {territories.data?.length === 0 && <p className="muted">None: leads go round among all who take them.</p>}
      {writable && <div><Button variant="default" leftSection={<Plus size={13} />} onClick={() => setEditing('new')}>New territory</Button></div>}
      {editing && <TerritoryForm territory={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function which({ countries, industries, employeesFrom, employeesTo }: Territory): string {
  const size = employeesFrom && employeesTo ? `${employeesFrom} to ${employeesTo} people` : employeesFrom ? `from ${employeesFrom} people` : employeesTo ? `up to ${employeesTo} people` : '';
  return [countries.join(', '), industries.join(', '), size].filter(Boolean).join(' · ') || 'Everything';
}

function TerritoryForm({ territory, onClose }: { territory?: Territory; onClose: () => void }) {
  const client = useQueryClient();
  const reps = useQuery(repsQuery);
  const form = useForm({
    initialValues: {
      name: territory?.name ?? '', countries: territory?.countries ?? [], industries: territory?.industries ?? [], members: territory?.members ?? [],
      employeesFrom: (territory?.employeesFrom ?? '') as number | string, employeesTo: (territory?.employeesTo ?? '') as number | string,
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const number = (value: number | string) => (value === '' ? null : Number(value));
      const body = { ...values, employeesFrom: number(values.employeesFrom), employeesTo: number(values.employeesTo) };
      return territory
        ? ok(api.PATCH('/territories/{id}', { params: { path: { id: territory.id } }, ...ifMatch(territory.version), body }))
        : ok(api.POST('/territories', { body }));
    },
    onSuccess: async () => { await client.invalidateQueries({ queryKey: key }); onClose(); toast('Territory saved'); },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={territory ? `Edit “${territory.name}”` : 'New territory'} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
        <TagsInput label="Countries" placeholder="DE, AT, CH" description="Of the company, or of the person where the company has none" {...form.getInputProps('countries')} />
        <TagsInput label="Industries" {...form.getInputProps('industries')} />
        <Group grow gap={10} align="flex-start">
          <NumberInput label="Employees from" min={0} {...form.getInputProps('employeesFrom')} />
          <NumberInput label="to" min={0} {...form.getInputProps('employeesTo')} />
        </Group>
        <MultiSelect label="Shared by" required data={reps.data?.map((rep) => ({ value: rep.userId, label: rep.name })) ?? []} {...form.getInputProps('members')} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
