import { Button, Group, Modal, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { api, ok } from '@/api/client';
import type { CallOutcome, TaskKind } from '@/api/types';
import { isTyping } from '@/ui/commands';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Kbd } from '@/ui/Kbd';
import { toast } from '@/ui/toast';
import { takeWorkDraft } from './drafts';
import { dueBody, duePresets } from './due';
import { DueField } from './DueField';
import { useTaskRefresh } from './tasks';
import styles from './Work.module.css';

const outcomes: { value: CallOutcome; label: string; next: string; kind?: TaskKind }[] = [
  { value: 'connected', label: 'We talked', next: '' },
  { value: 'noAnswer', label: 'No answer', next: 'Try again', kind: 'call' },
  { value: 'leftVoicemail', label: 'Voicemail', next: 'Call again', kind: 'call' },
  { value: 'busy', label: 'Busy', next: 'Try again', kind: 'call' },
  { value: 'wrongNumber', label: 'Wrong number', next: 'Find the right number' },
];

/** Two clicks: what came of it, save. The next step stands in the same form and is written together with the call. */
export default function LogCall({ onClose }: { onClose: () => void }) {
  const [{ contact, deal }] = useState(takeWorkDraft);
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [inbound, setInbound] = useState(false);
  const [minutes, setMinutes] = useState<number | string>('');
  const [note, setNote] = useState('');
  const [next, setNext] = useState('');
  const [due, setDue] = useState({ day: duePresets()[1]?.day ?? '', time: '' });
  const refresh = useTaskRefresh();
  const save = useMutation({
    mutationFn: (chosen: CallOutcome) => ok(api.POST('/contacts/{id}/calls', {
      params: { path: { id: contact?.id ?? '' } },
      body: {
        outcome: chosen, direction: inbound ? 'inbound' : 'outbound', seconds: minutes === '' ? null : Math.round(Number(minutes) * 60), note: note.trim() || null, dealId: deal?.id,
        nextStep: next.trim() ? { title: next.trim(), kind: outcomes.find((one) => one.value === chosen)?.kind ?? 'todo', ...dueBody(due.day, due.time) } : null,
      },
    })),
    onSuccess: ({ task }) => {
      void refresh();
      toast(task ? 'The call is logged, the next step planned' : 'The call is logged');
      onClose();
    },
  });
  const choose = (chosen: CallOutcome) => {
    const suggested = outcomes.some((one) => one.next === next);
    if (suggested) setNext(outcomes.find((one) => one.value === chosen)?.next ?? '');
    setOutcome(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const picked = outcomes[Number(event.key) - 1];
    if (!picked || isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    choose(picked.value);
  };
  return (
    <Modal opened onClose={onClose} title={`Call with ${contact?.name ?? ''}`} size={480} closeButtonProps={{ 'aria-label': 'Close' }}>
      {/* The digits choose an outcome wherever in the form nobody is typing. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form className={styles.form} onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); if (outcome) save.mutate(outcome); }}>
        <fieldset className={styles.outcomes}>
          <legend>What came of it?</legend>
          {outcomes.map(({ value, label }, index) => (
            <label key={value} className={styles.outcome}>
              <input type="radio" name="outcome" value={value} checked={outcome === value} onChange={() => choose(value)} data-autofocus={index === 0 || undefined} />
              {label}
              <Kbd keys={[String(index + 1)]} />
            </label>
          ))}
        </fieldset>
        <Textarea label="Note" placeholder="What was said" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <div className={styles.pair}>
          <NumberInput label="Minutes" min={0} max={1440} value={minutes} onChange={setMinutes} />
          <label className={styles.tick}><input type="checkbox" checked={inbound} onChange={(event) => setInbound(event.currentTarget.checked)} /> They called us</label>
        </div>
        <TextInput label="Next step" placeholder="Optional: what happens next" maxLength={300} autoComplete="off" value={next} onChange={(event) => setNext(event.currentTarget.value)} />
        {next.trim() && <DueField day={due.day} time={due.time} onChange={(day, time) => setDue({ day, time })} />}
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending} disabled={!outcome || !contact}>Log the call</Button>
        </Group>
      </form>
    </Modal>
  );
}
