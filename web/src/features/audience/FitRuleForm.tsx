import { Button, Group, Modal, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import { useUsers } from '@/api/queries';
import type { Filter, FitRule } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import FilterBuilder from '../lists/FilterBuilder';
import { asGroup, type FilterField, partsOf } from '../lists/filters';
import styles from './Score.module.css';
import { scoringQuery } from './scores';

export function FitRuleForm({ rule, fields, onClose }: { rule?: FitRule; fields: FilterField[]; onClose: () => void }) {
  const client = useQueryClient();
  const users = useUsers();
  const form = useForm({
    initialValues: { name: rule?.name ?? '', points: rule?.points ?? (10 as number | string), condition: asGroup(rule?.condition) as Filter },
    validate: {
      name: (name) => (name.trim() ? null : 'A rule needs a name: it is the reason that people read'),
      points: (points) => (typeof points === 'number' ? null : 'A rule needs points'),
      condition: (condition) => (partsOf(asGroup(condition)).length > 0 ? null : 'Add at least one condition'),
    },
  });
  const save = useMutation({
    mutationFn: () => {
      const body = { name: form.values.name.trim(), points: Number(form.values.points), condition: form.values.condition };
      return rule
        ? ok(api.PATCH('/scoring/fit-rules/{id}', { params: { path: { id: rule.id } }, body, ...ifMatch(rule.version) }))
        : ok(api.POST('/scoring/fit-rules', { body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: scoringQuery.queryKey });
      onClose();
      toast('Rule saved: everybody’s fit is computed anew');
    },
  });
  return (
    <Modal opened onClose={onClose} title={rule ? `Edit “${rule.name}”` : 'New rule of fit'} size={640} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={form.onSubmit(() => save.mutate())}>
        <TextInput label="Name" description="People read it as the reason" required data-autofocus maxLength={100} {...form.getInputProps('name')} />
        <NumberInput label="Points" description="Less than zero takes points away" required min={-1000} max={1000} allowDecimal={false} {...form.getInputProps('points')} />
        <div className={styles.tests}>
          <span className={styles.label}>Holds for people</span>
          <FilterBuilder filter={asGroup(form.values.condition)} fields={fields} users={users} onChange={(condition) => form.setFieldValue('condition', condition)} />
          {form.errors.condition && <p role="alert" className={styles.points} data-sign="-">{form.errors.condition}</p>}
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
