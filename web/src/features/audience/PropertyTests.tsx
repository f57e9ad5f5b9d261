import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { PropertyCondition } from '@/api/types';
import { needsValue } from '../lists/filters';
import { propertyQuestions } from './ruleText';
import styles from './Score.module.css';

/** What must hold for the properties of an event, all of it. */
export function PropertyTests({ tests, onChange }: { tests: PropertyCondition[]; onChange: (tests: PropertyCondition[]) => void }) {
  const change = (index: number, part: Partial<PropertyCondition>) => onChange(tests.map((test, at) => (at === index ? { ...test, ...part } : test)));
  return (
    <div className={styles.tests}>
      {tests.map((test, index) => (
        <div key={index} className={styles.test}>
          <TextInput size="xs" aria-label="Property" placeholder="path" value={test.property} onChange={(event) => change(index, { property: event.currentTarget.value })} />
          <Select size="xs" aria-label="How to compare" data={propertyQuestions} value={test.op} allowDeselect={false}
            onChange={(op) => op && change(index, { op: op as PropertyCondition['op'], value: needsValue(op as PropertyCondition['op']) ? (test.value ?? '') : null })} />
          {needsValue(test.op)
            ? <TextInput size="xs" aria-label="Value" placeholder="/pricing" value={test.value ?? ''} onChange={(event) => change(index, { value: event.currentTarget.value })} />
            : <span />}
          <ActionIcon aria-label="Remove this condition" onClick={() => onChange(tests.filter((_test, at) => at !== index))}><X size={14} /></ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => onChange([...tests, { property: '', op: 'contains', value: '' }])}>
          {tests.length === 0 ? 'Only where a property …' : 'And a property …'}
        </Button>
      </div>
    </div>
  );
}
