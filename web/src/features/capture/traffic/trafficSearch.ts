import type { TrafficBy } from '@/api/types';

export interface TrafficSearch {
  from?: string;
  to?: string;
  /** What the table is split by. */
  split?: TrafficBy;
  bots?: boolean;
  /** What the table is narrowed to, one value a dimension; empty is "without one". */
  channel?: string;
  source?: string;
  medium?: string;
  campaign?: string;
  landingPage?: string;
  page?: string;
  /** The row whose people are shown: `key` or `key|leads`. */
  open?: string;
}

export const dimensions: { value: TrafficBy; label: string; one: string }[] = [
  { value: 'channel', label: 'Channels', one: 'Channel' },
  { value: 'source', label: 'Sources', one: 'Source' },
  { value: 'medium', label: 'Media', one: 'Medium' },
  { value: 'campaign', label: 'Campaigns', one: 'Campaign' },
  { value: 'landingPage', label: 'Landing pages', one: 'Landing page' },
  { value: 'page', label: 'Pages', one: 'Page' },
];

export const narrowable = ['channel', 'source', 'medium', 'campaign', 'landingPage', 'page'] as const;

export function trafficSearch(search: Record<string, unknown>): TrafficSearch {
  const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
  const text = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined);
  return {
    from: day(search.from),
    to: day(search.to),
    split: dimensions.find(({ value }) => value === search.split)?.value,
    bots: search.bots === true || undefined,
    channel: text(search.channel),
    source: text(search.source),
    medium: text(search.medium),
    campaign: text(search.campaign),
    landingPage: text(search.landingPage),
    page: text(search.page),
    open: text(search.open),
  };
}
