import { Button, Group, Modal, NativeSelect, NumberInput, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { type GoalKind, nextPeriods, periodName } from './goals';
import styles from './Sla.module.css';

/** How much both teams want to win in a month, a quarter or a year. */
export function GoalForm({ onClose }: { onClose: () => void }) {
  const { workspace } = useSession();
  const client = useQueryClient();
  const [today] = useState(() => new Date());
  const [kind, setKind] = useState<GoalKind>('month');
  const [period, setPeriod] = useState(nextPeriods('month', today)[0] ?? '');
  const [typed, setTyped] = useState<number | string | null>(null);
  const goals = useQuery({ queryKey: ['goals', 'all'], queryFn: ({ signal }) => ok(api.GET('/goals', { signal })).then(({ items }) => items) });
  const known = goals.data?.find((goal) => goal.period === period);
  const amount = typed ?? known?.amount ?? '';
  const done = async (text: string) => {
    await client.invalidateQueries({ queryKey: ['goals'] });
    toast(text);
    onClose();
  };
  const match = known ? ifMatch(known.version) : {};
  const save = useMutation({
    mutationFn: () => ok(api.PUT('/goals/{period}', { params: { path: { period } }, body: { amount: Number(amount), currency: workspace.currency }, ...match })),
    onSuccess: () => done(`The goal for ${periodName(period)} is saved`),
  });
  const remove = useMutation({
    mutationFn: () => ok(api.DELETE('/goals/{period}', { params: { path: { period } }, ...match })),
    onSuccess: () => done(`The goal for ${periodName(period)} is gone`),
  });
  const choose = (next: string) => {
    setPeriod(next);
    setTyped(null);
  };
  return (
    <Modal opened onClose={onClose} title="Revenue goal of both teams" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <SegmentedControl aria-label="How long" value={kind} onChange={(next) => { setKind(next as GoalKind); choose(nextPeriods(next as GoalKind, today)[0] ?? ''); }}
          data={[{ value: 'month', label: 'Month' }, { value: 'quarter', label: 'Quarter' }, { value: 'year', label: 'Year' }]} />
        <NativeSelect label="When" value={period} onChange={(event) => choose(event.currentTarget.value)} data={nextPeriods(kind, today).map((value) => ({ value, label: periodName(value) }))} />
        <NumberInput label={`Won value in ${workspace.currency}`} required min={0} decimalScale={2} thousandSeparator="," value={amount} onChange={setTyped} data-autofocus />
        <ErrorNotice error={save.error ?? remove.error ?? goals.error} />
        <Group justify="flex-end" gap={8}>
          {known && <Button variant="subtle" color="red" mr="auto" loading={remove.isPending} onClick={() => remove.mutate()}>Remove</Button>}
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save the goal</Button>
        </Group>
      </form>
    </Modal>
  );
}
