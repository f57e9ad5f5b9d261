import { useCallback, useState } from 'react';
import type { ObjectKind } from '@/api/types';
import type { ListQuery } from './spec';

/** Where the keyboard was in each list, for whoever comes back from a record. */
const rows = new Map<string, number>();

/** The row that the keyboard is on, or -1; another question starts anew, the same one goes on where it was. */
export function useActiveRow(object: ObjectKind, query: ListQuery): [number, (index: number) => void] {
  const list = `${object} ${JSON.stringify(query)}`;
  const [, redraw] = useState(0);
  const setActive = useCallback((index: number) => {
    rows.set(list, index);
    redraw((count) => count + 1);
  }, [list]);
  return [rows.get(list) ?? -1, setActive];
}
