import { Autocomplete, Button, Group, Modal, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import type { EngagementRule } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { PropertyTests } from './PropertyTests';
import { usualEvents } from './ruleText';
import styles from './Score.module.css';
import { scoringQuery } from './scores';

const whole = (value: number | string) => (typeof value === 'number' ? value : null);

export function EngagementRuleForm({ rule, onClose }: { rule?: EngagementRule; onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      name: rule?.name ?? '', eventType: rule?.eventType ?? '', properties: rule?.properties ?? [], points: rule?.points ?? (10 as number | string),
      halfLifeDays: rule ? (rule.halfLifeDays ?? '') : (14 as number | string), mostPoints: rule?.mostPoints ?? ('' as number | string),
    },
    validate: {
      name: (name) => (name.trim() ? null : 'A rule needs a name: it is the reason that people read'),
      eventType: (type) => (type.trim() ? null : 'Which event counts?'),
      points: (points) => (typeof points === 'number' ? null : 'A rule needs points'),
    },
  });
  const save = useMutation({
    mutationFn: () => {
      const { values } = form;
      const body = {
        name: values.name.trim(), eventType: values.eventType.trim(), properties: values.properties, points: Number(values.points),
        halfLifeDays: whole(values.halfLifeDays), mostPoints: whole(values.mostPoints),
      };
      return rule
        ? ok(api.PATCH('/scoring/engagement-rules/{id}', { params: { path: { id: rule.id } }, body, ...ifMatch(rule.version) }))
        : ok(api.POST('/scoring/engagement-rules', { body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: scoringQuery.queryKey });
      onClose();
      toast('Rule saved: everybody’s engagement is computed anew');
    },
  });
  return (
    <Modal opened onClose={onClose} title={rule ? `Edit “${rule.name}”` : 'New rule of engagement'} size={560} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={form.onSubmit(() => save.mutate())}>
        <TextInput label="Name" description="People read it as the reason" required data-autofocus maxLength={100} {...form.getInputProps('name')} />
        <Autocomplete label="Event" description="Any name that a website or a product sends" required data={usualEvents} {...form.getInputProps('eventType')} />
        <PropertyTests tests={form.values.properties} onChange={(properties) => form.setFieldValue('properties', properties)} />
        <div className={styles.pair}>
          <NumberInput label="Points" description="Each time" required min={-1000} max={1000} allowDecimal={false} {...form.getInputProps('points')} />
          <NumberInput label="Half-life" description="Empty: never fades" min={1} max={3650} allowDecimal={false} suffix=" days" {...form.getInputProps('halfLifeDays')} />
          <NumberInput label="At most" description="Empty: no limit" min={1} max={10000} allowDecimal={false} {...form.getInputProps('mostPoints')} />
        </div>
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
