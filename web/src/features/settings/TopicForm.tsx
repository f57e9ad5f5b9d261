import { Button, Checkbox, Group, Modal, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { Topic } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { topicsKey } from './TopicSettings';

/** A topic's own facts; the words in which people are asked have a dialog of their own, since they never change. */
export function TopicForm({ topic, onClose }: { topic?: Topic; onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      id: topic?.id ?? '', label: topic?.label ?? '', description: topic?.description ?? '', channels: (topic?.channels ?? ['email']) as string[], optIn: topic?.optIn ?? true, text: '',
    },
    validate: { label: (label) => (label.trim() ? null : 'What do people call it?'), channels: (channels) => (channels.length > 0 ? null : 'At least one') },
  });
  const save = useMutation({
    mutationFn: ({ id, text, ...rest }: typeof form.values) => topic
      ? ok(api.PATCH('/consent-topics/{id}', { params: { path: { id: topic.id } }, body: { ...rest, description: rest.description || null } as never, ...ifMatch(topic.version) }))
      : ok(api.POST('/consent-topics', { body: { ...rest, id: id || nameOf(rest.label), description: rest.description || null, text: text || null } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: topicsKey }); onClose(); toast('Saved'); },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={topic ? `Edit “${topic.label}”` : 'New topic'} size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="Name" placeholder="Newsletter" required data-autofocus {...form.getInputProps('label')} />
        {!topic && <TextInput label="Short name" description="It stands in proofs, exports and the API, and never changes" placeholder={nameOf(form.values.label) || 'newsletter'} {...form.getInputProps('id')} />}
        <TextInput label="What one gets" placeholder="Once a month, what is new" {...form.getInputProps('description')} />
        <Checkbox.Group label="By" {...form.getInputProps('channels')}>
          <Group gap={16} mt={4}>
            <Checkbox value="email" label="Email" /><Checkbox value="sms" label="SMS" /><Checkbox value="phone" label="Phone" />
          </Group>
        </Checkbox.Group>
        <Switch label="Only to those who agreed" {...form.getInputProps('optIn', { type: 'checkbox' })} />
        {!topic && <Textarea label="The words in which people are asked" placeholder="Yes, send me the newsletter. I can stop it at any time." autosize minRows={2} {...form.getInputProps('text')} />}
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}

/** “Product news” becomes `product-news`. */
function nameOf(label: string): string {
  return label.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
}
