import { ActionIcon, Button, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { EngagementRule, MqlSign } from '@/api/types';
import styles from './Score.module.css';

/** Signs of intent: what somebody does within some days that is enough by itself. */
export function MqlSigns({ signs, rules, onChange }: { signs: MqlSign[]; rules: EngagementRule[]; onChange: (signs: MqlSign[]) => void }) {
  const change = (index: number, part: Partial<MqlSign>) => onChange(signs.map((sign, at) => (at === index ? { ...sign, ...part } : sign)));
  return (
    <div className={styles.tests}>
      <span className={styles.label}>Or a sign of intent, whatever the fit</span>
      {signs.map((sign, index) => (
        <div key={index} className={styles.sign}>
          <TextInput size="xs" aria-label="Name of the sign" placeholder="Asked for a demo" maxLength={100} value={sign.name} onChange={(event) => change(index, { name: event.currentTarget.value })} />
          <MultiSelect size="xs" aria-label="All of these counted" placeholder={sign.rules.length === 0 ? 'All of these counted' : undefined} searchable
            data={rules.map((rule) => ({ value: rule.id, label: rule.name }))} value={sign.rules} onChange={(chosen) => change(index, { rules: chosen })} />
          <NumberInput size="xs" aria-label="Within days" min={1} max={365} allowDecimal={false} prefix="in " suffix=" days" value={sign.withinDays}
            onChange={(days) => change(index, { withinDays: Number(days) || 1 })} />
          <ActionIcon aria-label="Remove this sign" onClick={() => onChange(signs.filter((_sign, at) => at !== index))}><X size={14} /></ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => onChange([...signs, { name: '', rules: [], withinDays: 30 }])}>Add a sign</Button>
      </div>
    </div>
  );
}
