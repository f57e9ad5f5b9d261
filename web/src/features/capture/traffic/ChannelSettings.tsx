import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import type { ChannelRule, ChannelsView } from '@/api/types';
import { Confirm } from '@/ui/Confirm';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast, toastError } from '@/ui/toast';
import { Section } from '../../settings/Section';
import { ChannelRow } from './ChannelRow';
import { RuleForm } from './RuleForm';
import { TryVisit } from './TryVisit';
import { move } from './traffic';
import styles from './Channels.module.css';

const emptyRule: ChannelRule = { channel: '', anyOf: [[{ field: 'source', test: 'is', values: [] }]] };

/** Which visits belong to which channel: the first rule that holds decides. */
export default function ChannelSettings() {
  const writable = useMay('agreements.edit');
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => ok(api.GET('/traffic/channels')), refetchOnWindowFocus: false });
  return (
    <Section title="Channels" why="The first rule that holds decides to which channel a visit belongs. The rules begin as Google Analytics has them, with assistants added; earlier visits are sorted anew after each change.">
      {channels.isPending && <SkeletonLines count={10} />}
      <ErrorNotice error={channels.error} retry={() => void channels.refetch()} />
      {channels.data && <Rules key={channels.data.version} view={channels.data} writable={writable} />}
    </Section>
  );
}

function Rules({ view, writable }: { view: ChannelsView; writable: boolean }) {
  const [rules, setRules] = useState(view.rules);
  const [editing, setEditing] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const [hit, setHit] = useState<number | null>(null);
  const client = useQueryClient();
  const done = (next: ChannelsView) => client.setQueryData(['channels'], next);
  const save = useMutation({
    mutationFn: (next: ChannelRule[]) => ok(api.PUT('/traffic/channels', { ...ifMatch(view.version), body: { rules: next } })),
    onSuccess: done,
    onError: (error) => { toastError(error); setRules(view.rules); },
  });
  const reset = useMutation({
    mutationFn: () => ok(api.POST('/traffic/channels/reset', ifMatch(view.version))),
    onSuccess: (next) => { done(next); toast('The rules are the usual ones again'); },
  });
  const put = (next: ChannelRule[]) => {
    setRules(next);
    setHit(null);
    save.mutate(next);
  };
  return (
    <>
      <TryVisit onRule={setHit} />
      <ol className={styles.rules} aria-label="Rules in their order">
        {rules.map((rule, index) => (
          <ChannelRow
            key={`${rule.channel}-${index}`}
            rule={rule}
            index={index}
            last={rules.length - 1}
            writable={writable && !save.isPending}
            hit={hit === index}
            dragged={dragged === index}
            onDrag={setDragged}
            onDrop={() => { if (dragged !== null && dragged !== index) put(move(rules, dragged, index)); setDragged(null); }}
            onMove={(to) => put(move(rules, index, to))}
            onEdit={() => setEditing(index)}
            onDelete={rules.length > 1 ? () => put(rules.filter((_rule, at) => at !== index)) : undefined}
          />
        ))}
        <li className={styles.otherwise} data-hit={hit === -1 || undefined}><span /><b>{view.otherwise}</b><span className="muted">everything else</span></li>
      </ol>
      {writable && (
        <div className={styles.foot}>
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setEditing(-1)}>Add a rule</Button>
          {!view.areDefaults && <Button variant="subtle" leftSection={<RotateCcw size={14} />} loading={reset.isPending} onClick={() => setAsking(true)}>Back to the usual rules</Button>}
        </div>
      )}
      {editing !== null && (
        <RuleForm
          rule={rules[editing] ?? emptyRule}
          onSave={(rule) => { put(editing < 0 ? [rule, ...rules] : rules.map((one, at) => (at === editing ? rule : one))); setEditing(null); }}
          onClose={() => setEditing(null)}
        />
      )}
      {asking && (
        <Confirm title="Take the usual rules back?" verb="Take them back" danger onConfirm={() => reset.mutateAsync()} onClose={() => setAsking(false)}>
          Your own rules are lost, and every visit is sorted anew.
        </Confirm>
      )}
    </>
  );
}
