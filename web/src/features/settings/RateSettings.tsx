import { ActionIcon, Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Rate } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toDay } from '@/ui/format';
import { useMay, useSession } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast } from '@/ui/toast';
import { Section } from './Section';

export default function RateSettings() {
  const rates = useQuery({ queryKey: ['rates'], queryFn: () => ok(api.GET('/rates')).then((page) => page.items), refetchOnWindowFocus: false });
  const { workspace } = useSession();
  return (
    <Section title="Exchange rates" why={`Sums are in ${workspace.currency}, at the rate of the day of the event. A rate holds from its day until the next one of that currency.`}>
      {rates.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={rates.error} retry={() => void rates.refetch()} />
      {rates.data && <Rates key={JSON.stringify(rates.data)} saved={rates.data} base={workspace.currency} />}
    </Section>
  );
}

type Draft = Omit<Rate, 'rate'> & { rate: number | string };

function Rates({ saved, base }: { saved: Rate[]; base: string }) {
  const [rows, setRows] = useState<Draft[]>(saved);
  const writable = useMay('settings.edit');
  const client = useQueryClient();
  const set = (index: number, change: Partial<Draft>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const fine = rows.every((row) => /^[A-Za-z]{3}$/.test(row.currency) && Number(row.rate) > 0 && row.from);
  const save = useMutation({
    mutationFn: () => ok(api.PUT('/rates', { body: { items: rows.map((row) => ({ currency: row.currency.toUpperCase(), rate: Number(row.rate), from: row.from })) } })),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['rates'] }), client.invalidateQueries({ queryKey: ['scoreboard'] })]);
      toast('Rates saved');
    },
  });
  return (
    <form style={{ display: 'grid', gap: 8, maxWidth: 560 }} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      {rows.length === 0 && <p className="muted">No rates yet. Amounts in other currencies cannot be added up until there is one.</p>}
      {rows.map((row, index) => (
        <Group key={index} gap={8} wrap="nowrap">
          <span className="muted">1</span>
          <TextInput size="xs" w={72} aria-label="Currency" maxLength={3} value={row.currency} disabled={!writable} onChange={(event) => set(index, { currency: event.currentTarget.value.toUpperCase() })} />
          <span className="muted">=</span>
          <NumberInput size="xs" w={120} aria-label={`Rate of ${row.currency || 'the currency'}`} min={0} decimalScale={8} value={row.rate} disabled={!writable} onChange={(rate) => set(index, { rate })} />
          <span className="muted" style={{ whiteSpace: 'nowrap' }}>{base} from</span>
          <TextInput size="xs" type="date" aria-label="From" value={row.from} disabled={!writable} onChange={(event) => set(index, { from: event.currentTarget.value })} />
          {writable && <ActionIcon size={24} aria-label={`Remove the rate of ${row.currency}`} onClick={() => setRows(rows.filter((_, at) => at !== index))}><Trash2 size={13} /></ActionIcon>}
        </Group>
      ))}
      <ErrorNotice error={save.error} />
      {writable && (
        <Group gap={8} mt={4}>
          <Button type="submit" loading={save.isPending} disabled={!fine || JSON.stringify(rows) === JSON.stringify(saved)}>Save</Button>
          <Button variant="default" leftSection={<Plus size={13} />} onClick={() => setRows([...rows, { currency: '', rate: '', from: toDay(new Date()) }])}>Add a rate</Button>
        </Group>
      )}
    </form>
  );
}
