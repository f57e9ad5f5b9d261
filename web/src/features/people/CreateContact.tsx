import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { canOwn, useUsers } from '@/api/queries';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { type Draft, candidatesOf, toContact, worthMatching } from './createContact';
import { MayExist } from './MayExist';

/** A new person. Whoever may exist already is shown before there are two of them. */
export default function CreateContact({ onClose }: { onClose: () => void }) {
  const { user } = useSession();
  const users = useUsers();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm<Draft>({
    initialValues: { firstName: '', lastName: '', email: '', phone: '', jobTitle: '', company: null, ownerId: user.id },
    validate: { email: (email, values) => (email || values.lastName || values.firstName || values.phone ? null : 'A name, an email or a phone, at least one of them') },
  });
  const [asked] = useDebouncedValue(form.values, 350);
  const matches = useQuery({
    queryKey: ['contact', 'match', asked.email, asked.phone, asked.firstName, asked.lastName],
    queryFn: () => ok(api.POST('/contacts/match', { body: { email: asked.email || undefined, phone: asked.phone || undefined, firstName: asked.firstName || undefined, lastName: asked.lastName || undefined } })),
    enabled: worthMatching(asked),
    retry: false,
  });
  const open = (id: string) => { onClose(); void navigate({ to: '/people/$id', params: { id } }); };
  const create = useMutation({
    mutationFn: ({ values, force }: { values: Draft; force: boolean }) =>
      ok(api.POST('/contacts', { params: { query: { force: force || undefined } }, body: toContact(values) })),
    onSuccess: (contact) => {
      void client.invalidateQueries({ queryKey: ['contact'] });
      toast(`${contact.name} is added`);
      open(contact.id);
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  const refused = create.error instanceof ApiProblem ? create.error.problem : null;
  const { candidates, certain } = candidatesOf(refused, matches.data?.candidates ?? []);
  const other = refused && !['mayExist', 'emailTaken'].includes(refused.code);

  return (
    <Modal opened onClose={onClose} title="New person" size={480} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => create.mutate({ values, force: candidates.length > 0 && !certain }))}>
        <TextInput label="Email" type="email" data-autofocus autoComplete="off" {...form.getInputProps('email')} />
        <Group grow gap={10} align="flex-start">
          <TextInput label="First name" autoComplete="off" {...form.getInputProps('firstName')} />
          <TextInput label="Last name" autoComplete="off" {...form.getInputProps('lastName')} />
        </Group>
        <Group grow gap={10} align="flex-start">
          <TextInput label="Phone" type="tel" autoComplete="off" {...form.getInputProps('phone')} />
          <TextInput label="Job title" autoComplete="off" {...form.getInputProps('jobTitle')} />
        </Group>
        <Select label="Owner" searchable clearable data={users.filter(canOwn).map((one) => ({ value: one.id, label: one.name }))} {...form.getInputProps('ownerId')} />
        <MayExist candidates={candidates} certain={certain} onUse={open} />
        {other && <ErrorNotice error={create.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={create.isPending} disabled={certain}>{candidates.length > 0 && !certain ? 'Add anyway' : 'Add person'}</Button>
        </Group>
      </form>
    </Modal>
  );
}
