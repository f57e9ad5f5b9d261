import { Button, Group, Modal, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import styles from './Sla.module.css';

const fits = ['A', 'B', 'C', 'D'] as const;

/** How many people marketing promises for a month. */
export function PlanForm({ month: first, onClose }: { month: string; onClose: () => void }) {
  const client = useQueryClient();
  const [month, setMonth] = useState(first);
  const [typed, setTyped] = useState<Record<string, number | string>>({});
  const plans = useQuery({ queryKey: ['plans'], queryFn: () => ok(api.GET('/plans')).then((page) => page.items) });
  const planned = (fit: string) => typed[fit] ?? plans.data?.find((plan) => plan.month === month && plan.fit === fit)?.people ?? '';
  const save = useMutation({
    mutationFn: () => ok(api.PUT('/plans', { body: { month, people: Object.fromEntries(fits.map((fit) => [fit, planned(fit)] as const).filter(([, people]) => people !== '').map(([fit, people]) => [fit, Number(people)])) } })),
    onSuccess: async () => {
      await Promise.all(['plans', 'sla'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      toast('The plan is saved');
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title="What marketing promises" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <TextInput label="Month" type="month" required value={month} onChange={(event) => { setMonth(event.currentTarget.value); setTyped({}); }} />
        <Group grow gap={8}>
          {fits.map((fit) => <NumberInput key={fit} label={`Fit ${fit}`} min={0} max={1_000_000} value={planned(fit)} onChange={(people) => setTyped({ ...typed, [fit]: people })} />)}
        </Group>
        <ErrorNotice error={save.error ?? plans.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save the plan</Button>
        </Group>
      </form>
    </Modal>
  );
}
