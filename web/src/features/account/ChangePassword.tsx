import { Button, Group, Modal, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { passwordProblem } from './password';

const eye = { 'aria-label': 'Show or hide the password' };

export default function ChangePassword({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: { currentPassword: '', newPassword: '' }, validate: { newPassword: passwordProblem } });
  const change = useMutation({
    mutationFn: (body: typeof form.values) => ok(api.PUT('/session/password', { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['session'] });
      onClose();
      toast('Your password is changed; other sessions of yours have ended');
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  const shownAtField = change.error instanceof ApiProblem && Object.keys(change.error.fieldErrors).length > 0;
  return (
    <Modal opened onClose={onClose} title="Change your password" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <PasswordInput label="Present password" autoComplete="current-password" required data-autofocus {...form.getInputProps('currentPassword')} visibilityToggleButtonProps={eye} />
        <PasswordInput label="New password" description="At least 10 characters; a sentence is good" autoComplete="new-password" required {...form.getInputProps('newPassword')} visibilityToggleButtonProps={eye} />
        {!shownAtField && <ErrorNotice error={change.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={change.isPending}>Change the password</Button>
        </Group>
      </form>
    </Modal>
  );
}
