import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { type Condition, type FormField, hasOptions, needsValue, type Rule, testNames } from './definition';
import styles from './Forms.module.css';

interface Props {
  label: string;
  always: string;
  condition: Condition | null;
  /** The fields that may be asked. */
  fields: FormField[];
  onChange: (condition: Condition | null) => void;
}

/** When something is shown or done, by what was answered before. */
export function ConditionEditor({ label, always, condition, fields, onChange }: Props) {
  const first = fields[0];
  const fresh = (): Rule => ({ field: first?.key ?? '', test: 'is', value: '' });
  const rules = condition?.rules ?? [];
  const set = (next: Rule[]) => onChange(next.length === 0 ? null : { any: condition?.any ?? false, rules: next });
  const change = (index: number, part: Partial<Rule>) => set(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  return (
    <div className={styles.condition} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      {rules.length === 0 && <span className="muted">{always}</span>}
      {rules.length > 1 && condition && (
        <SegmentedControl aria-label="All or any" data={[{ value: 'all', label: 'If all hold' }, { value: 'any', label: 'If any holds' }]} value={condition.any ? 'any' : 'all'} onChange={(which) => onChange({ ...condition, any: which === 'any' })} />
      )}
      {rules.map((rule, index) => {
        const field = fields.find((one) => one.key === rule.field);
        return (
          <div key={index} className={styles.rule}>
            <Select size="xs" aria-label="Answer" data={fields.map((one) => ({ value: one.key, label: one.label || one.key }))} value={rule.field} onChange={(key) => key && change(index, { field: key, value: '' })} />
            <Select size="xs" aria-label="Test" data={Object.entries(testNames).map(([value, name]) => ({ value, label: name }))} value={rule.test} onChange={(test) => test && change(index, { test: test as Rule['test'] })} />
            {needsValue(rule.test) && (field && (hasOptions(field.type) || field.type === 'boolean')
              ? <Select size="xs" aria-label="Value" data={field.type === 'boolean' ? [{ value: 'true', label: 'Ticked' }] : field.options} value={rule.value || null} onChange={(value) => change(index, { value: value ?? '' })} />
              : <TextInput size="xs" aria-label="Value" value={rule.value ?? ''} onChange={(event) => change(index, { value: event.currentTarget.value })} />)}
            <ActionIcon size={24} aria-label="Remove this condition" onClick={() => set(rules.filter((_rule, at) => at !== index))}><X size={13} /></ActionIcon>
          </div>
        );
      })}
      {first ? <div><Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => set([...rules, fresh()])}>Add a condition</Button></div> : <span className="faint">Conditions ask for fields that stand before this one.</span>}
    </div>
  );
}
