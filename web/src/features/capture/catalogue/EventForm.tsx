import { Button, Group, Modal, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import type { CatalogueItem } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { catalogueKey } from './EventSettings';

/** What the team says about one event. */
export function EventForm({ event, onClose }: { event: CatalogueItem; onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: { label: event.label, description: event.description ?? '', conversion: event.conversion, blocked: event.blocked } });
  const save = useMutation({
    mutationFn: ({ label, description, ...rest }: typeof form.values) =>
      ok(api.PATCH('/events/catalogue', { body: { name: event.name, label: label.trim() || null, description: description.trim() || null, ...rest }, ...ifMatch(event.version) })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: catalogueKey }); onClose(); toast('Saved'); },
  });
  return (
    <Modal opened onClose={onClose} title={<>Event <code>{event.name}</code></>} size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="What we call it" description="It stands on every timeline; the name under which it comes in stays as it is" data-autofocus {...form.getInputProps('label')} />
        <Textarea label="What it means" autosize minRows={2} {...form.getInputProps('description')} />
        <Switch label="A conversion: what marketing works for" {...form.getInputProps('conversion', { type: 'checkbox' })} />
        <Switch label="Blocked: refused from now on" description="What came before stays" {...form.getInputProps('blocked', { type: 'checkbox' })} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
