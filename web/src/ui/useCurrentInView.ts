import { type RefObject, useEffect, useRef } from 'react';

/** For a row that scrolls sideways on a phone: what is current in it comes into view, and nothing else moves. */
export function useCurrentInView<E extends HTMLElement>(current: string): RefObject<E | null> {
  const row = useRef<E>(null);
  useEffect(() => {
    const entry = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && entry) row.current.scrollLeft = entry.offsetLeft - (row.current.clientWidth - entry.clientWidth) / 2;
  }, [current]);
  return row;
}
