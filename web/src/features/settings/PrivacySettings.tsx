import { Button, NumberInput, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { PrivacyRules } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast } from '@/ui/toast';
import { Section } from './Section';
import styles from './Settings.module.css';

const key = ['privacy-settings'];
const ways = [
  { value: 'truncate', label: 'Only the network (192.0.2.0/24)' },
  { value: 'keep', label: 'The whole address' },
  { value: 'never', label: 'Nothing' },
];

export default function PrivacySettings() {
  const rules = useQuery({ queryKey: key, queryFn: () => ok(api.GET('/settings/privacy')) });
  return (
    <Section title="Privacy" why="What is kept of people, and for how long. A copy for somebody, and their erasure, are in the menu of each person's page.">
      {rules.isPending && <SkeletonLines count={6} />}
      <ErrorNotice error={rules.error} retry={() => void rules.refetch()} />
      {rules.data && <PrivacyForm key={JSON.stringify(rules.data)} rules={rules.data} />}
    </Section>
  );
}

function PrivacyForm({ rules }: { rules: PrivacyRules }) {
  const client = useQueryClient();
  const [addresses, setAddresses] = useState(rules.addresses);
  const [days, setDays] = useState<Record<string, number | null>>(Object.fromEntries(rules.retention.map((kind) => [kind.key, kind.days])));
  const save = useMutation({
    mutationFn: () => ok(api.PUT('/settings/privacy', { body: { addresses, retention: days } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: key }); toast('Saved'); },
  });
  const deletes = rules.retention.filter((kind) => days[kind.key] !== null && (kind.days === null || days[kind.key]! < kind.days));
  return (
    <form className={styles.wide} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <Select label="Network addresses of visitors" description="What is written down of where an event or a form came from" data={ways} value={addresses} allowDeselect={false}
        onChange={(value) => value && setAddresses(value as PrivacyRules['addresses'])} className={styles.narrow} />
      <section className={styles.section} aria-labelledby="retention">
        <h3 id="retention">Deleted by itself</h3>
        <p className="muted">Nothing is, until you set a number of days. What is old then goes in small batches, every day.</p>
        {rules.retention.map((kind) => (
          <div key={kind.key} className={styles.kind}>
            <NumberInput label={kind.label} description={kind.about} placeholder="Kept for good" suffix=" days" min={kind.leastDays} max={36500} allowDecimal={false}
              value={days[kind.key] ?? ''} onChange={(value) => setDays({ ...days, [kind.key]: typeof value === 'number' ? value : null })} />
          </div>
        ))}
      </section>
      <ErrorNotice error={save.error} />
      {deletes.length > 0 && <p role="status">From now on this deletes, and nobody can bring it back: {deletes.map((kind) => `${kind.label.toLowerCase()} after ${days[kind.key]} days`).join(', ')}.</p>}
      <div><Button type="submit" color={deletes.length > 0 ? 'red' : undefined} loading={save.isPending}>{deletes.length > 0 ? 'Save and delete what is older' : 'Save'}</Button></div>
    </form>
  );
}
