import { Button, Group, Modal, NumberInput, Select, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '@/api/client';
import type { EngagementRule, MqlRule } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { MqlSigns } from './MqlSigns';
import styles from './Score.module.css';
import { mqlRuleQuery } from './scores';

const fits = [{ value: 'D', label: 'any' }, { value: 'C', label: 'C or better' }, { value: 'B', label: 'B or better' }, { value: 'A', label: 'A' }];

/** Another version of the rule. Whoever is an MQL already stays one. */
export function MqlForm({ rule, rules, onClose }: { rule: MqlRule; rules: EngagementRule[]; onClose: () => void }) {
  const client = useQueryClient();
  const { definition } = rule;
  const form = useForm({
    initialValues: { fitAtLeast: definition.fitAtLeast ?? 'D', engagementAtLeast: definition.engagementAtLeast ?? ('' as number | string), intent: definition.intent, reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : 'Both teams read this: say why the rule changes') },
  });
  const save = useMutation({
    mutationFn: () => {
      const { values } = form;
      const body = {
        fitAtLeast: values.fitAtLeast === 'D' ? null : values.fitAtLeast, engagementAtLeast: typeof values.engagementAtLeast === 'number' ? values.engagementAtLeast : null,
        intent: values.intent, reason: values.reason.trim(),
      };
      return ok(api.PUT('/mql-rule', { body, ...ifMatch(rule.version) }));
    },
    onSuccess: async (saved) => {
      client.setQueryData(mqlRuleQuery.queryKey, saved as MqlRule);
      await client.invalidateQueries({ queryKey: mqlRuleQuery.queryKey });
      onClose();
      toast(`Version ${(saved as MqlRule).version} is in force`);
    },
  });
  return (
    <Modal opened onClose={onClose} title="Change the MQL rule" size={680} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={form.onSubmit(() => save.mutate())}>
        <p className="muted">It decides from now on. Whoever is an MQL already stays one.</p>
        <div className={styles.pair}>
          <Select label="Fit" data={fits} allowDeselect={false} data-autofocus {...form.getInputProps('fitAtLeast')} />
          <NumberInput label="and points of engagement" placeholder="nobody by points" min={1} max={100000} allowDecimal={false} {...form.getInputProps('engagementAtLeast')} />
        </div>
        <MqlSigns signs={form.values.intent} rules={rules} onChange={(intent) => form.setFieldValue('intent', intent)} />
        <Textarea label="Why" required autosize minRows={2} maxLength={1000} placeholder="Sales could not follow up on all of them" {...form.getInputProps('reason')} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Make it version {rule.version + 1}</Button>
        </Group>
      </form>
    </Modal>
  );
}
