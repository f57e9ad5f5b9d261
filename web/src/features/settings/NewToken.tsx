import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { CopyText } from '@/ui/CopyText';
import { ErrorNotice } from '@/ui/ErrorNotice';

const scopes = [
  { value: 'read', label: 'Read', description: 'Everything that you may see' },
  { value: 'write', label: 'Write', description: 'Make and change records' },
  { value: 'admin', label: 'Admin', description: 'Everything that an admin may, users and settings too' },
  { value: 'write-key', label: 'Write key', description: 'Only send events of a website or a product' },
];

export function NewToken({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: '', scopes: ['read'], expiresAt: '' },
    validate: { name: (name) => (name.trim() ? null : 'What is it for?'), scopes: (chosen) => (chosen.length ? null : 'At least one') },
  });
  const make = useMutation({
    mutationFn: (values: typeof form.values) =>
      ok(api.POST('/tokens', { body: { name: values.name.trim(), scopes: values.scopes, expiresAt: values.expiresAt ? new Date(`${values.expiresAt}T23:59:59`).toISOString() : null } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={make.data ? 'Copy the token now' : 'New token'} size={440} closeOnClickOutside={!make.data} closeButtonProps={{ 'aria-label': 'Close' }}>
      {make.data ? (
        <div style={{ display: 'grid', gap: 12 }}>
          <p className="muted">It is shown only this once; what is kept here is a hash of it.</p>
          <CopyText text={make.data.token} label="the token" />
          <Group justify="flex-end"><Button onClick={onClose}>Done</Button></Group>
        </div>
      ) : (
        <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => make.mutate(values))}>
          <TextInput label="Name" placeholder="Website, warehouse sync…" required data-autofocus {...form.getInputProps('name')} />
          <Checkbox.Group label="It may" {...form.getInputProps('scopes')}>
            <div style={{ display: 'grid', gap: 10, paddingTop: 4 }}>
              {scopes.map((scope) => <Checkbox key={scope.value} {...scope} />)}
            </div>
          </Checkbox.Group>
          <TextInput label="Ends" description="Empty: never" type="date" {...form.getInputProps('expiresAt')} />
          <ErrorNotice error={make.error} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" loading={make.isPending}>Make the token</Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
