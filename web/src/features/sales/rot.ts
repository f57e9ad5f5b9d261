import type { Rot } from '@/api/types';
import type { Tone } from '@/ui/Chip';

/** "12 d" is a warning, "rotting, 15 d" a fact; working days without news, as the server counts them. */
export function rotWords(rot: Rot): string {
  return rot.level === 'red' ? `rotting, ${rot.days} d` : `${rot.days} d`;
}

export function rotTone(rot: Rot | null | undefined): Tone | null {
  return rot?.level === 'red' ? 'bad' : rot?.level === 'amber' ? 'warn' : null;
}
