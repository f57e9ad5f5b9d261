import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMakeSite } from './sites';

export function NewSite({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const form = useForm({ initialValues: { name: '', origins: '' }, validate: { name: (name) => (name.trim() ? null : 'What is the site called?') } });
  const make = useMakeSite();
  const submit = form.onSubmit(({ name, origins }) =>
    make.mutate({ name: name.trim(), origins: origins.trim() ? [origins.trim()] : [] }, {
      onSuccess: ({ id }) => { onMade(id); onClose(); },
      onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
    }));
  return (
    <Modal opened onClose={onClose} title="Connect a site" size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={submit}>
        <TextInput label="Name" placeholder="Website" required data-autofocus maxLength={100} {...form.getInputProps('name')} />
        <TextInput label="Address" description="Only its pages may send. Empty: any page may, until you say which." placeholder="https://www.example.com" {...form.getInputProps('origins')} />
        <ErrorNotice error={make.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={make.isPending}>Make the snippet</Button>
        </Group>
      </form>
    </Modal>
  );
}
