import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { canOwn, useUsers } from '@/api/queries';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { MayExist } from '../people/MayExist';
import { candidatesOf } from '../people/createContact';

export default function CreateCompany({ onClose }: { onClose: () => void }) {
  const { user } = useSession();
  const users = useUsers();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: '', domain: '', industry: '', country: '', ownerId: user.id as string | null },
    validate: { name: (name) => (name.trim() ? null : 'A company needs a name') },
  });
  const open = (id: string) => { onClose(); void navigate({ to: '/companies/$id', params: { id } }); };
  const create = useMutation({
    mutationFn: ({ values, force }: { values: typeof form.values; force: boolean }) =>
      ok(api.POST('/companies', { params: { query: { force: force || undefined } }, body: trimmed(values) })),
    onSuccess: (company) => {
      void client.invalidateQueries({ queryKey: ['company'] });
      toast(`${company.name} is added`);
      open(company.id);
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  const refused = create.error instanceof ApiProblem ? create.error.problem : null;
  const { candidates } = candidatesOf(refused, []);
  return (
    <Modal opened onClose={onClose} title="New company" size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => create.mutate({ values, force: candidates.length > 0 }))}>
        <TextInput label="Name" required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        <TextInput label="Domain" placeholder="example.com" autoComplete="off" {...form.getInputProps('domain')} />
        <Group grow gap={10} align="flex-start">
          <TextInput label="Industry" autoComplete="off" {...form.getInputProps('industry')} />
          <TextInput label="Country" autoComplete="off" {...form.getInputProps('country')} />
        </Group>
        <Select label="Owner" searchable clearable data={users.filter(canOwn).map((one) => ({ value: one.id, label: one.name }))} {...form.getInputProps('ownerId')} />
        <MayExist candidates={candidates} certain={false} onUse={open} />
        {candidates.length === 0 && <ErrorNotice error={create.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={create.isPending}>{candidates.length > 0 ? 'Add anyway' : 'Add company'}</Button>
        </Group>
      </form>
    </Modal>
  );
}

function trimmed(values: Record<string, string | null>) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value?.trim() || null]));
}
