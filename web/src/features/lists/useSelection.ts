import { useCallback, useMemo, useState } from 'react';
import type { Filter, Selection } from '@/api/types';
import { askable } from './filters';
import type { Listed } from './spec';

/** Which rows are chosen: some by id, or everything that matches, also what is not loaded. */
export function useSelection<T extends Listed>(rows: T[], filter: Filter | null, q: string) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const [anchor, setAnchor] = useState(-1);

  const clear = useCallback(() => {
    setIds(new Set());
    setEverything(false);
  }, []);

  const toggle = useCallback(
    (row: T, index: number, range: boolean) => {
      setEverything(false);
      setIds((old) => toggled(old, rows, index, range ? anchor : -1, row.id));
      setAnchor(index);
    },
    [anchor, rows],
  );

  const allShown = rows.length > 0 && (everything || rows.every((row) => ids.has(row.id)));
  const toggleAll = useCallback(() => {
    setEverything(false);
    setIds(allShown ? new Set() : new Set(rows.map((row) => row.id)));
  }, [allShown, rows]);

  const select: Selection = useMemo(
    () => (everything ? { filter: askable(filter), q: q || null } : { ids: [...ids] }),
    [everything, filter, ids, q],
  );

  return {
    count: ids.size,
    everything,
    allShown,
    has: (id: string) => everything || ids.has(id),
    toggle, toggleAll, clear, select,
    selectEverything: () => setEverything(true),
  };
}

export function toggled<T extends Listed>(old: ReadonlySet<string>, rows: T[], index: number, anchor: number, id: string): ReadonlySet<string> {
  const next = new Set(old);
  if (anchor < 0) {
    if (!next.delete(id)) next.add(id);
    return next;
  }
  const [from, to] = anchor < index ? [anchor, index] : [index, anchor];
  for (const row of rows.slice(from, to + 1)) next.add(row.id);
  return next;
}
