import { Button, Group, Modal, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';

const bases = ['Consent given on a form', 'Consent by double opt-in', 'Consent given in writing', 'Consent given by word of mouth', 'Existing customer', 'Legitimate interest'];

/** Consent with its proof: what for, by which channel, on what ground, in which words. */
export function RecordConsent({ contactId, onSaved, onClose }: { contactId: string; onSaved: () => Promise<void>; onClose: () => void }) {
  const form = useForm({
    initialValues: { topic: 'newsletter', channel: 'email', state: 'subscribed', basis: bases[0] as string, text: '' },
    validate: { topic: (topic) => (topic.trim() ? null : 'What is it for?') },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      ok(api.POST('/contacts/{id}/consents', {
        params: { path: { id: contactId } },
        body: { ...values, topic: values.topic.trim(), state: values.state as 'subscribed' | 'unsubscribed', text: values.text.trim() || null },
      })),
    onSuccess: async () => { await onSaved(); onClose(); toast('Consent recorded'); },
  });
  return (
    <Modal opened onClose={onClose} title="Record consent" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <SegmentedControl aria-label="What was said" data={[{ value: 'subscribed', label: 'Signed up' }, { value: 'unsubscribed', label: 'Signed off' }]} {...form.getInputProps('state')} />
        <TextInput label="Topic" required data-autofocus {...form.getInputProps('topic')} />
        <Select label="Channel" data={[{ value: 'email', label: 'Email' }, { value: 'phone', label: 'Phone' }, { value: 'sms', label: 'SMS' }]} {...form.getInputProps('channel')} />
        <Select label="Ground" data={bases} {...form.getInputProps('basis')} />
        <Textarea label="In which words, or where" placeholder="The text that was agreed to" {...form.getInputProps('text')} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Record</Button>
        </Group>
      </form>
    </Modal>
  );
}
