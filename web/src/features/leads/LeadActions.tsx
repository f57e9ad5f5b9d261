import { Button } from '@mantine/core';
import { Check, CornerUpLeft, Handshake, Phone, UserRoundCog } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Handoff } from '@/api/types';
import { type Command, useCommands } from '@/ui/commands';
import { Kbd } from '@/ui/Kbd';
import { useMay, useMayEdit } from '@/ui/session';
import { show } from '@/ui/overlays';
import { setWorkDraft } from '../work/drafts';
import { useWorkCommands } from '../work/useWorkCommands';
import { GiveLead } from './GiveLead';
import { useAccept } from './leads';
import styles from './Leads.module.css';
import { QualifyLead } from './QualifyLead';
import { SendBack } from './SendBack';

type Dialog = 'back' | 'qualify' | 'give';

/** What can be done with a lead now: answer it, work it, or let somebody else. */
export function LeadActions({ lead }: { lead: Handoff }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { mutate: accept, isPending } = useAccept();
  const mine = useMayEdit('handoffs', lead.owner?.id);
  const mayTake = useMay('handoffs.edit') && !lead.owner;
  const waiting = lead.state === 'sent';
  const working = lead.state === 'accepted';
  const mayAnswer = (mine || mayTake) && (waiting || working);
  const commands = useMemo<Command[]>(() => {
    if (!mayAnswer) return [];
    const list: Command[] = [
      { id: 'lead-back', label: `Send ${lead.person.name} back`, group: 'This page', keys: ['r'], icon: CornerUpLeft, run: () => setDialog('back') },
      { id: 'lead-give', label: 'Give the lead to somebody else', group: 'This page', icon: UserRoundCog, run: () => setDialog('give') },
    ];
    if (waiting) list.push({ id: 'lead-accept', label: `Accept ${lead.person.name}`, group: 'This page', keys: ['a'], icon: Check, run: () => accept(lead) });
    if (working) list.push({ id: 'lead-qualify', label: 'Qualify: open a deal', group: 'This page', keys: ['q'], icon: Handshake, run: () => setDialog('qualify') });
    return list;
  }, [accept, lead, mayAnswer, waiting, working]);
  useCommands(commands);
  useWorkCommands({ contact: lead.person });
  if (!mayAnswer) return null;
  const close = () => setDialog(null);
  return (
    <div className={styles.actions}>
      {waiting && <Button leftSection={<Check size={14} />} rightSection={<Kbd keys={['a']} />} loading={isPending} onClick={() => accept(lead)}>Accept</Button>}
      {working && <Button leftSection={<Phone size={14} />} rightSection={<Kbd keys={['l']} />} onClick={() => { setWorkDraft({ contact: lead.person }); show('call'); }}>Log call</Button>}
      {working && <Button variant="default" leftSection={<Handshake size={14} />} onClick={() => setDialog('qualify')}>Qualify</Button>}
      <Button variant="default" leftSection={<CornerUpLeft size={14} />} onClick={() => setDialog('back')}>Send back…</Button>
      <Button variant="subtle" leftSection={<UserRoundCog size={14} />} onClick={() => setDialog('give')}>Give to…</Button>
      {dialog === 'back' && <SendBack lead={lead} onClose={close} />}
      {dialog === 'qualify' && <QualifyLead lead={lead} onClose={close} />}
      {dialog === 'give' && <GiveLead lead={lead} onClose={close} />}
    </div>
  );
}
