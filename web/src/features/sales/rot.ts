import type { Rot } from '@/api/types';
import type { Tone } from '@/ui/Chip';
import { formatDate } from '@/ui/format';

/** "12 d" is a warning, "rotting, 15 d" a fact; working days without news, as the server counts them. */
export function rotWords(rot: Rot): string {
  return rot.level === 'red' ? `rotting, ${rot.days} d` : `${rot.days} d`;
}

export function rotTone(rot: Rot | null | undefined): Tone | null {
  return rot?.level === 'red' ? 'bad' : rot?.level === 'amber' ? 'warn' : null;
}

/** Why it is stale, or what keeps it from being so. */
export function rotReason(rot: Rot): string {
  const quiet = `${rot.days} working ${rot.days === 1 ? 'day' : 'days'} without news; its stage allows ${rot.of}`;
  return rot.heldUntil ? `${quiet}. A task is planned, so the clock stands still until ${formatDate(rot.heldUntil)}` : quiet;
}
