import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { Role } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { roleNames } from '@/ui/session';
import { LinkToSend } from './LinkDialog';

const roles = Object.entries(roleNames).map(([value, label]) => ({ value, label }));

/** Makes a link; it goes by mail where mails leave, and can always be sent on one's own way. */
export function InviteUser({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: { name: '', email: '', role: 'salesRep' as Role } });
  const invite = useMutation({
    mutationFn: (values: typeof form.values) => ok(api.POST('/invitations', { body: values })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }),
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={invite.data ? (invite.data.mailed ? 'Invited' : 'Send this link') : 'Invite somebody'} size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      {invite.data ? (
        <LinkToSend link={invite.data} why={`${form.values.name} opens it to choose a password.`} onClose={onClose} />
      ) : (
        <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => invite.mutate(values))}>
          <TextInput label="Name" required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
          <TextInput label="Email" type="email" required autoComplete="off" {...form.getInputProps('email')} />
          <Select label="Role" data={roles} {...form.getInputProps('role')} />
          <ErrorNotice error={invite.error} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" loading={invite.isPending}>Invite</Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
