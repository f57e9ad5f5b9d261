import { Button, Group, Modal, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { Campaign } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { toKey } from './costs';

interface Props {
  campaign?: Campaign;
  onSaved?: (campaign: Campaign) => void;
  onClose: () => void;
}

export function CampaignForm({ campaign, onSaved, onClose }: Props) {
  const { workspace } = useSession();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: campaign?.name ?? '', key: campaign?.key ?? '', budget: (campaign?.budget ?? '') as number | string, currency: campaign?.currency ?? workspace.currency },
    validate: {
      name: (name) => (name.trim() ? null : 'A campaign needs a name'),
      currency: (currency) => (/^[A-Za-z]{3}$/.test(currency) ? null : 'Three letters, like EUR'),
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const body = { name: values.name.trim(), key: values.key.trim() || toKey(values.name), budget: values.budget === '' ? null : Number(values.budget), currency: values.currency.toUpperCase() };
      return campaign
        ? ok(api.PATCH('/campaigns/{id}', { params: { path: { id: campaign.id } }, body, ...ifMatch(campaign.version) }))
        : ok(api.POST('/campaigns', { body }));
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['campaigns'] });
      onClose();
      onSaved?.(saved);
      toast(`${saved.name} is saved`);
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={campaign ? 'Edit the campaign' : 'New campaign'} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
        <TextInput label="Key" description="As it stands in utm_campaign" placeholder={toKey(form.values.name) || 'autumn-webinar'} {...form.getInputProps('key')} />
        <Group grow gap={10} align="flex-start">
          <NumberInput label="Budget" min={0} decimalScale={2} thousandSeparator="," {...form.getInputProps('budget')} />
          <TextInput label="Currency" maxLength={3} {...form.getInputProps('currency')} />
        </Group>
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
