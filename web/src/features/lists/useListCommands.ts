import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Command, useCommands } from '@/ui/commands';
import type { Listed, ListSpec } from './spec';

interface Options<T extends Listed> {
  spec: { noun: { one: string; many: string }; page: ListSpec<never>['page'] };
  rows: T[];
  active: number;
  setActive: (index: number) => void;
  peeked: string | undefined;
  onPeek: (id: string | undefined) => void;
  /** Absent where nothing can be selected. */
  onSelect?: (row: T, index: number, range: boolean) => void;
  /** While rows are chosen, E is about them. */
  selecting: boolean;
}

export const searchBoxId = 'list-search';

/** J/K move, X selects, Enter opens the page, Space peeks, / searches. */
export function useListCommands<T extends Listed>({ spec, rows, active, setActive, peeked, onPeek, onSelect, selecting }: Options<T>) {
  const navigate = useNavigate();
  const commands = useMemo(() => {
    const move = (step: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, active + step));
      setActive(next);
      if (peeked && rows[next]) onPeek(rows[next].id);
    };
    const withActive = (act: (row: T) => void) => () => {
      const row = rows[active];
      if (row) act(row);
    };
    const open = withActive((row) => void navigate({ to: spec.page, params: { id: row.id } }));
    const list: Command[] = [
      { id: 'list-search', label: `Search ${spec.noun.many}`, group: 'This page', keys: ['/'], run: () => document.getElementById(searchBoxId)?.focus() },
      { id: 'list-next', label: 'Next row', group: 'This page', keys: ['j'], hidden: true, run: () => move(1) },
      { id: 'list-previous', label: 'Previous row', group: 'This page', keys: ['k'], hidden: true, run: () => move(-1) },
      { id: 'list-peek', label: 'Show in the side panel', group: 'This page', keys: ['o'], hidden: true, run: withActive((row) => onPeek(row.id)) },
    ];
    if (!selecting) list.push({ id: 'list-edit', label: `Open and edit the ${spec.noun.one}`, group: 'This page', keys: ['e'], hidden: true, run: open });
    if (onSelect) list.push({ id: 'list-select', label: 'Select the row', group: 'This page', keys: ['x'], hidden: true, run: withActive((row) => onSelect(row, active, false)) });
    if (active >= 0) list.push({ id: 'list-open', label: `Open the ${spec.noun.one}`, group: 'This page', keys: ['Enter'], hidden: true, run: open });
    return list;
  }, [active, navigate, onPeek, onSelect, peeked, rows, selecting, setActive, spec]);
  useCommands(commands);
}
