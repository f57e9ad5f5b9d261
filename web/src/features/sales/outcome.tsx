import type { StageCategory } from '@/api/types';
import { Chip } from '@/ui/Chip';

const looks = { open: { tone: 'info', label: 'Open' }, won: { tone: 'ok', label: 'Won' }, lost: { tone: 'bad', label: 'Lost' } } as const;

export function OutcomeChip({ outcome }: { outcome: StageCategory }) {
  const { tone, label } = looks[outcome];
  return <Chip tone={tone}>{label}</Chip>;
}

export const outcomeOptions = Object.entries(looks).map(([value, { label }]) => ({ value, label }));
