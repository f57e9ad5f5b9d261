import { CircleCheckBig, Phone } from 'lucide-react';
import { useMemo } from 'react';
import { type Command, useCommands } from '@/ui/commands';
import { show } from '@/ui/overlays';
import { useMay } from '@/ui/session';
import { setWorkDraft, type WorkDraft } from './drafts';

/** T plans something about what is open, L logs a call with the person. */
export function useWorkCommands(about: WorkDraft) {
  const may = useMay('tasks.create');
  const { contact, company, deal } = about;
  const commands = useMemo<Command[]>(() => {
    if (!may) return [];
    const name = (deal ?? contact ?? company)?.name ?? '';
    const open = (overlay: 'task' | 'call') => () => { setWorkDraft({ contact, company, deal }); show(overlay); };
    return [
      { id: 'work-task', label: `New task about ${name}`, group: 'This page', keys: ['t'], icon: CircleCheckBig, run: open('task') },
      ...(contact ? [{ id: 'work-call', label: `Log a call with ${contact.name}`, group: 'This page', keys: ['l'], icon: Phone, run: open('call') } satisfies Command] : []),
    ];
    // The names and ids decide, not the objects around them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [may, contact?.id, contact?.name, company?.id, company?.name, deal?.id, deal?.name]);
  useCommands(commands);
}
