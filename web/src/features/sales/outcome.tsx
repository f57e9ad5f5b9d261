import type { Deal, StageCategory } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { Day } from '@/ui/When';

const looks = { open: { tone: 'info', label: 'Open' }, won: { tone: 'ok', label: 'Won' }, lost: { tone: 'bad', label: 'Lost' } } as const;

export function OutcomeChip({ outcome }: { outcome: StageCategory }) {
  const { tone, label } = looks[outcome];
  return <Chip tone={tone}>{label}</Chip>;
}

/** When an open deal should close, and when a closed one did. */
export function CloseDay({ deal }: { deal: Pick<Deal, 'outcome' | 'closedAt' | 'expectedCloseDate'> }) {
  const date = deal.outcome === 'open' ? deal.expectedCloseDate : (deal.closedAt ?? deal.expectedCloseDate);
  return date ? <Day date={date} /> : null;
}

export const outcomeOptions = Object.entries(looks).map(([value, { label }]) => ({ value, label }));
