import { NumberInput, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Rep } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast, toastError } from '@/ui/toast';
import { repsQuery } from '../../leads/leads';

type Change = Partial<Pick<Rep, 'takesLeads' | 'weight' | 'capacity'>>;

export function RepTable({ writable }: { writable: boolean }) {
  const client = useQueryClient();
  const reps = useQuery(repsQuery);
  const save = useMutation({
    mutationFn: ({ rep, change }: { rep: Rep; change: Change }) => ok(api.PATCH('/reps/{id}', { params: { path: { id: rep.userId } }, body: change })),
    onSuccess: async (saved) => { await client.invalidateQueries({ queryKey: repsQuery.queryKey }); toast(`${saved.name}: saved`); },
    onError: toastError,
  });
  if (!reps.data) return reps.error ? <ErrorNotice error={reps.error} retry={() => void reps.refetch()} /> : <SkeletonLines count={3} />;
  const number = (rep: Rep, key: 'weight' | 'capacity', label: string, most: number) => (
    <NumberInput key={key} size="xs" w={74} aria-label={`${label} of ${rep.name}`} min={key === 'weight' ? 1 : 0} max={most} defaultValue={rep[key]} disabled={!writable}
      onBlur={(event) => { const value = Number(event.currentTarget.value); if (value !== rep[key]) save.mutate({ rep, change: { [key]: value } }); }} />
  );
  return (
    <SimpleTable
      label="Who takes leads"
      head={['Name', 'Takes leads', 'Share', 'At most', { text: 'Now', right: true }]}
      empty="Nobody yet: invite a sales rep."
      rows={reps.data.map((rep) => ({
        key: rep.userId,
        faded: !rep.takesLeads,
        cells: [
          rep.name,
          <Switch key="takes" size="xs" aria-label={`${rep.name} takes leads`} checked={rep.takesLeads} disabled={!writable} onChange={(event) => save.mutate({ rep, change: { takesLeads: event.currentTarget.checked } })} />,
          number(rep, 'weight', 'Share', 100),
          number(rep, 'capacity', 'Most leads', 10_000),
          rep.open,
        ],
      }))}
    />
  );
}
