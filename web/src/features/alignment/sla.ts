import type { Promised } from '@/api/types';

/** Nine of ten is good, seven of ten is a warning: a promise that is kept half of the time is none. */
export function keptTone(share: number | null | undefined): 'ok' | 'warn' | 'bad' | null {
  if (share === null || share === undefined) return null;
  return share >= 0.9 ? 'ok' : share >= 0.7 ? 'warn' : 'bad';
}

export const keptOf = ({ kept, due }: Promised) => (due === 0 ? 'Nothing was due' : `${kept} of ${due}`);

export const monthOf = (day: string) => day.slice(0, 7);
