import { Button, Group, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { HandoffPolicy } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';

const fits = [['minutesA', 'Fit A'], ['minutesB', 'Fit B'], ['minutesC', 'Fit C'], ['minutesD', 'Fit D or unknown']] as const;

/** Minutes in the API, hours on the screen. */
const hour = 60;

export function PolicyForm({ policy, writable }: { policy: HandoffPolicy; writable: boolean }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { ...policy, minutesA: policy.minutesA / hour, minutesB: policy.minutesB / hour, minutesC: policy.minutesC / hour, minutesD: policy.minutesD / hour },
  });
  const save = useMutation({
    mutationFn: ({ version, ...values }: typeof form.values) =>
      ok(api.PATCH('/handoff-policy', {
        ...ifMatch(version),
        body: { ...values, ...Object.fromEntries(fits.map(([key]) => [key, Math.round(Number(values[key]) * hour)])) },
      })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['handoff-policy'] }); toast('The promise is saved'); },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <p className="muted">Sales answers within so many business hours. Half of them warn the owner, four fifths the manager, too.</p>
      <Group gap={10} align="flex-end">
        {fits.map(([key, label]) => <NumberInput key={key} w={120} label={label} suffix=" h" min={0.1} max={720} decimalScale={2} disabled={!writable} {...form.getInputProps(key)} />)}
      </Group>
      <Group gap={10} align="flex-end">
        <NumberInput w={250} label="Left in peace after being sent back" suffix=" days" min={0} max={3650} disabled={!writable} {...form.getInputProps('coolDownDays')} />
        <NumberInput w={250} label="People tried before a manager" min={1} max={20} disabled={!writable} {...form.getInputProps('rounds')} />
      </Group>
      <ErrorNotice error={save.error} />
      {writable && <div><Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>Save the promise</Button></div>}
    </form>
  );
}
