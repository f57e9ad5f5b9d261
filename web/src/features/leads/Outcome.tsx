import type { Handoff } from '@/api/types';
import { Chip, type Tone } from '@/ui/Chip';
import { formatDate } from '@/ui/format';

const words: Record<Handoff['state'], [string, Tone]> = {
  sent: ['Waiting', 'info'],
  accepted: ['Accepted', 'sales'],
  rejected: ['Sent back', 'warn'],
  expired: ['Not answered', 'bad'],
  qualified: ['Became a deal', 'ok'],
  recycled: ['Sent back', 'warn'],
};

export function Outcome({ lead }: { lead: Handoff }) {
  const [label, tone] = words[lead.state];
  const until = lead.recycleUntil ? ` until ${formatDate(lead.recycleUntil)}` : '';
  return <Chip tone={tone} title={lead.note ?? undefined}>{lead.reason ? `${lead.reason}${until}` : `${label}${until}`}</Chip>;
}
