import { Button, Modal, Group, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Consent, Contact } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast, toastError } from '@/ui/toast';
import { When } from '@/ui/When';
import recordStyles from '../records/Record.module.css';
import { useRefresh } from '../records/useRecord';
import { EmailCheck } from './EmailCheck';
import { RecordConsent } from './RecordConsent';
import { TopicAnswers } from './TopicAnswers';

const reasons = ['Asked not to be contacted', 'Complained', 'Address does not work', 'Legal'];

/** May we write to this person, why or why not, and the proof. */
export function MayContact({ contact, writable }: { contact: Contact; writable: boolean }) {
  const [open, setOpen] = useState<'consent' | 'suppress' | null>(null);
  const client = useQueryClient();
  const refreshRecord = useRefresh('contact', contact.id);
  const path = { id: contact.id };
  const key = ['contact', 'consents', contact.id];
  const consents = useQuery({ queryKey: key, queryFn: () => ok(api.GET('/contacts/{id}/consents', { params: { path } })).then((page) => page.items) });
  const refresh = async () => {
    await Promise.all([refreshRecord(), client.invalidateQueries({ queryKey: key }), client.invalidateQueries({ queryKey: ['contact', 'may-contact', contact.id] })]);
  };
  const lift = useMutation({
    mutationFn: () => ok(api.DELETE('/contacts/{id}/suppress', { params: { path } })),
    onSuccess: async () => { await refresh(); toast('The suppression is lifted'); },
    onError: toastError,
  });
  const { allowed, reason } = contact.mailable;
  const suppressed = !allowed && /suppress/i.test(reason ?? '');
  return (
    <Card title="May we contact?">
      <div className={recordStyles.line}>
        <Chip tone={allowed ? 'ok' : 'bad'}>Mail</Chip>
        <span>{allowed ? 'yes' : 'no'}{reason && `: ${reason}`}</span>
      </div>
      <TopicAnswers contactId={contact.id} />
      {(consents.data ?? []).map((consent) => <ConsentLine key={`${consent.topic}-${consent.channel}`} consent={consent} />)}
      <ErrorNotice error={consents.error} />
      {contact.email && <EmailCheck contactId={contact.id} writable={writable} />}
      {writable && (
        <Group gap={6} mt={8}>
          <Button variant="default" onClick={() => setOpen('consent')}>Record consent</Button>
          {suppressed
            ? <Button variant="subtle" loading={lift.isPending} onClick={() => lift.mutate()}>Lift it</Button>
            : <Button variant="subtle" onClick={() => setOpen('suppress')}>Do not contact</Button>}
        </Group>
      )}
      {open === 'consent' && <RecordConsent contactId={contact.id} onSaved={refresh} onClose={() => setOpen(null)} />}
      {open === 'suppress' && <Suppress contact={contact} onSaved={refresh} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function ConsentLine({ consent }: { consent: Consent }) {
  const yes = consent.state === 'subscribed';
  return (
    <div className={recordStyles.line} title={[consent.channel, consent.basis, consent.text].filter(Boolean).join(' · ') || undefined}>
      <Chip tone={yes ? 'ok' : 'warn'}>{consent.topic}</Chip>
      <span className={`${recordStyles.grow} clip`}>{yes ? 'signed up' : 'signed off'}</span>
      <span className="faint"><When at={consent.at} /></span>
    </div>
  );
}

function Suppress({ contact, onSaved, onClose }: { contact: Contact; onSaved: () => Promise<void>; onClose: () => void }) {
  const [reason, setReason] = useState<string | null>(reasons[0] ?? null);
  const suppress = useMutation({
    mutationFn: (why: string) => ok(api.POST('/contacts/{id}/suppress', { params: { path: { id: contact.id } }, body: { reason: why } })),
    onSuccess: async () => { await onSaved(); onClose(); toast(`${contact.name} will not be contacted`); },
  });
  return (
    <Modal opened onClose={onClose} title="Do not contact" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); if (reason) suppress.mutate(reason); }}>
        <p className="muted">No mail leaves for {contact.name}, from either team, until this is lifted.</p>
        <Select label="Reason" data={reasons} value={reason} onChange={setReason} data-autofocus />
        <ErrorNotice error={suppress.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" color="red" loading={suppress.isPending}>Do not contact</Button>
        </Group>
      </form>
    </Modal>
  );
}
