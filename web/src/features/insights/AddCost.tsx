import { Button, Group, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { Campaign, CostKind } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toDay } from '@/ui/format';
import { useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { costKinds } from './costs';

export function AddCost({ campaigns, campaignId, onClose }: { campaigns: Campaign[]; campaignId: string | null; onClose: () => void }) {
  const { workspace } = useSession();
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      campaignId, date: toDay(new Date()), amount: '' as number | string, currency: campaigns.find((one) => one.id === campaignId)?.currency ?? workspace.currency,
      kind: 'ads' as CostKind, team: 'marketing', origin: '', note: '',
    },
    validate: {
      amount: (amount) => (Number(amount) > 0 ? null : 'How much was it?'),
      date: (date) => (date ? null : 'When was it?'),
      currency: (currency) => (/^[A-Za-z]{3}$/.test(currency) ? null : 'Three letters, like EUR'),
    },
  });
  const add = useMutation({
    mutationFn: (values: typeof form.values) =>
      ok(api.POST('/costs', {
        body: { ...values, amount: Number(values.amount), currency: values.currency.toUpperCase(), team: values.team as 'marketing' | 'sales', origin: values.origin.trim() || null, note: values.note.trim() || null },
      })),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['costs'] }), client.invalidateQueries({ queryKey: ['scoreboard'] })]);
      onClose();
      toast('Cost added');
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title="Add a cost" size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => add.mutate(values))}>
        <Group gap={10} align="flex-start" grow>
          <NumberInput label="Amount" required min={0} decimalScale={2} thousandSeparator="," data-autofocus {...form.getInputProps('amount')} />
          <TextInput label="Currency" maxLength={3} {...form.getInputProps('currency')} />
          <TextInput label="Date" type="date" required {...form.getInputProps('date')} />
        </Group>
        <Select label="Campaign" clearable searchable placeholder="None" data={campaigns.map((one) => ({ value: one.id, label: one.name }))} {...form.getInputProps('campaignId')} />
        <Group grow gap={10} align="flex-start">
          <Select label="Kind" data={costKinds} {...form.getInputProps('kind')} />
          <TextInput label="Origin" placeholder="paid_search" {...form.getInputProps('origin')} />
        </Group>
        <SegmentedControl aria-label="Whose cost" data={[{ value: 'marketing', label: 'Marketing' }, { value: 'sales', label: 'Sales' }]} {...form.getInputProps('team')} />
        <TextInput label="Note" placeholder="Invoice, supplier…" {...form.getInputProps('note')} />
        <ErrorNotice error={add.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={add.isPending}>Add cost</Button>
        </Group>
      </form>
    </Modal>
  );
}
