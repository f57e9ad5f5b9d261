import { Button, Group, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import type { Scoring } from '@/api/types';
import { Card } from '@/ui/Card';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import styles from './Score.module.css';
import { scoringQuery } from './scores';

/** From how many points on somebody has which grade; below the last one it is D or 4. */
export function Thresholds({ scoring, writable }: { scoring: Scoring; writable: boolean }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: { fit: scoring.fit, engagement: scoring.engagement } });
  const save = useMutation({
    mutationFn: () => ok(api.PATCH('/scoring', { body: form.values, ...ifMatch(scoring.version) })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: scoringQuery.queryKey });
      toast('Grades saved');
    },
  });
  const input = (label: string, field: string) => (
    <NumberInput size="xs" label={label} disabled={!writable} allowDecimal={false} min={-100000} max={100000} {...form.getInputProps(field)} />
  );
  return (
    <Card title="Grades">
      <form className={styles.form} onSubmit={form.onSubmit(() => save.mutate())}>
        <div className={styles.thresholds}>
          <fieldset>
            <h3>Fit, from … points on</h3>
            <div className={styles.steps}>{input('A', 'fit.a')}{input('B', 'fit.b')}{input('C', 'fit.c')}</div>
            <p className="faint">Below C it is D.</p>
          </fieldset>
          <fieldset>
            <h3>Engagement, from … points on</h3>
            <div className={styles.steps}>{input('1', 'engagement.first')}{input('2', 'engagement.second')}{input('3', 'engagement.third')}</div>
            <p className="faint">Below 3 it is 4.</p>
          </fieldset>
        </div>
        <ErrorNotice error={save.error} />
        {writable && form.isDirty() && (
          <Group gap={8}>
            <Button type="submit" loading={save.isPending}>Save grades</Button>
            <Button variant="default" onClick={() => form.reset()}>Discard</Button>
          </Group>
        )}
      </form>
    </Card>
  );
}
