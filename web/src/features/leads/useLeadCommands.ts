import { useMemo } from 'react';
import type { Handoff } from '@/api/types';
import { type Command, useCommands } from '@/ui/commands';
import { useMay } from '@/ui/session';
import { useAccept } from './leads';

interface Options {
  rows: Handoff[];
  active: number;
  setActive: (index: number) => void;
  peeked: string | undefined;
  open: (lead: Handoff | undefined) => void;
}

/** J/K move, Enter opens, A accepts the lead that one is on. */
export function useLeadCommands({ rows, active, setActive, peeked, open }: Options) {
  const { mutate: accept } = useAccept();
  const mayAnswer = useMay('handoffs.edit');
  const commands = useMemo<Command[]>(() => {
    const lead = rows[active];
    const move = (step: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, active + step));
      setActive(next);
      if (peeked) open(rows[next]);
    };
    const list: Command[] = [
      { id: 'list-next', label: 'Next lead', group: 'This page', keys: ['j'], hidden: true, run: () => move(1) },
      { id: 'list-previous', label: 'Previous lead', group: 'This page', keys: ['k'], hidden: true, run: () => move(-1) },
    ];
    if (lead) list.push({ id: 'list-open', label: `Open ${lead.person.name}`, group: 'This page', keys: ['Enter'], hidden: true, run: () => open(lead) });
    if (lead?.state === 'sent' && mayAnswer) {
      list.push({ id: 'lead-accept', label: `Accept ${lead.person.name}`, group: 'This page', keys: ['a'], run: () => { open(lead); accept(lead); } });
    }
    return list;
  }, [accept, active, mayAnswer, open, peeked, rows, setActive]);
  useCommands(commands);
}
