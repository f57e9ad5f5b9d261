import type { ChannelCondition, ChannelRule, LiveVisit, TrafficBy, TrafficRow } from '@/api/types';
import { formatDuration, formatNumber } from '@/ui/format';
import type { Tone } from '@/ui/Chip';

export * from './trafficSearch';

/** What one looks at next within a row: from channels to sources, from sources to campaigns, from pages to where people came from. */
export const within: Record<TrafficBy, TrafficBy> = {
  channel: 'source', source: 'campaign', medium: 'source', campaign: 'source', landingPage: 'channel', page: 'channel',
};

export type Figure = Exclude<keyof TrafficRow, 'key'>;

export const figures: { key: Figure; label: string; hint: string; people?: 'contacts' | 'leads' | 'customers' }[] = [
  { key: 'visitors', label: 'Visitors', hint: 'People, each once, whether or not we know who they are', people: 'contacts' },
  { key: 'sessions', label: 'Visits', hint: 'Ended by half an hour of silence or another campaign' },
  { key: 'pages', label: 'Pages', hint: 'Pages opened' },
  { key: 'engagedSeconds', label: 'Engaged', hint: 'Time with the page in view and something done, for each visit' },
  { key: 'forms', label: 'Forms', hint: 'Forms sent' },
  { key: 'leads', label: 'Leads', hint: 'People of this row who are leads or further, or were', people: 'leads' },
  { key: 'customers', label: 'Customers', hint: 'People of this row who have bought', people: 'customers' },
];

export function showFigure(row: TrafficRow, key: Figure): string {
  if (key !== 'engagedSeconds') return formatNumber(row[key]);
  return row.sessions === 0 ? '–' : formatDuration(Math.round(row.engagedSeconds / row.sessions));
}

export function keyLabel(by: TrafficBy, key: string | null | undefined): string {
  if (key === null || key === undefined || key === '') return by === 'campaign' ? 'No campaign' : 'Not known';
  if (key === '(direct)') return 'Direct';
  if (key === '(none)') return 'None';
  if (key === '(not set)') return 'Not set';
  return key;
}

/** `example.com/pricing` as its path, with the host where it is not the usual one. */
export function pageLabel(page: string | null | undefined, usualHost: string | null): { path: string; host: string | null } {
  if (!page) return { path: 'Not known', host: null };
  const slash = page.indexOf('/');
  if (slash < 0) return { path: page, host: null };
  const host = page.slice(0, slash);
  return { path: page.slice(slash) || '/', host: host && host !== usualHost ? host : null };
}

export function usualHost(pages: (string | null | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const slash = page?.indexOf('/') ?? -1;
    if (page && slash > 0) counts.set(page.slice(0, slash), (counts.get(page.slice(0, slash)) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

export function parseOpen(open: string | undefined): { key: string | null; people: string } | null {
  if (open === undefined) return null;
  const bar = open.lastIndexOf('|');
  return { key: bar <= 0 ? null : open.slice(1, bar), people: open.slice(bar + 1) };
}

/** `=key|leads`, or `|leads` for all rows together. */
export function toOpen(key: string | null | undefined, people: string): string {
  return key === undefined ? `|${people}` : `=${key ?? ''}|${people}`;
}

/** `agent:ai-crawler,automated` in words. */
export function botReasons(bot: string): string {
  return bot.split(',').map((reason) => botWords[reason.replace('agent:', '')] ?? reason.replace('agent:', '').replaceAll('-', ' ')).join(', ');
}

const botWords: Record<string, string> = {
  'search-engine': 'search engine', 'ai-crawler': 'AI crawler', 'http-library': 'a program, no browser', headless: 'headless browser', automated: 'driven by a program',
  'social-preview': 'link preview', monitoring: 'monitoring', seo: 'SEO tool', scanner: 'scanner', crawler: 'crawler', 'feed-reader': 'feed reader', archiver: 'archive', advertising: 'advertising check', academic: 'research',
};

export function channelTone(channel: string): Tone {
  if (/^paid|^display|^cross/i.test(channel)) return 'mkt';
  if (/^organic|^ai /i.test(channel)) return 'ok';
  if (/^email|^sms|^push/i.test(channel)) return 'info';
  return 'plain';
}

export function deviceLabel({ device, browser, os }: Pick<LiveVisit, 'device' | 'browser' | 'os'>): string {
  return [browser && browser !== 'Other' ? browser : null, os && os !== 'Other' ? os : null].filter(Boolean).join(' · ') || (device && device !== 'unknown' ? device : 'Unknown device');
}

export const fields: { value: ChannelCondition['field']; label: string }[] = [
  { value: 'source', label: 'Source' }, { value: 'medium', label: 'Medium' }, { value: 'campaign', label: 'Campaign' }, { value: 'sourceKind', label: 'Kind of source' },
  { value: 'referrer', label: 'Referring site' }, { value: 'page', label: 'Landing page' }, { value: 'term', label: 'Search term' }, { value: 'content', label: 'Content' }, { value: 'clickId', label: 'Click id' },
];

export const tests: { value: ChannelCondition['test']; label: string }[] = [
  { value: 'is', label: 'is' }, { value: 'isNot', label: 'is not' }, { value: 'contains', label: 'contains' }, { value: 'startsWith', label: 'starts with' }, { value: 'endsWith', label: 'ends with' }, { value: 'matches', label: 'matches' },
];

export const sourceKinds = ['search', 'social', 'video', 'shopping', 'email', 'ai'];

export function ruleText(rule: ChannelRule): string {
  return rule.anyOf.map((group) => group.map(conditionText).join(' and ')).join('; or ');
}

function conditionText({ field, test, values }: ChannelCondition): string {
  const name = fields.find(({ value }) => value === field)?.label.toLowerCase() ?? field;
  const how = tests.find(({ value }) => value === test)?.label ?? test;
  const shown = values.slice(0, 4).map((value) => (test === 'matches' ? value : `“${value}”`)).join(' or ');
  return `${name} ${how} ${shown}${values.length > 4 ? ` or ${values.length - 4} more` : ''}`;
}

export function move<T>(list: T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(Math.max(0, Math.min(next.length, to)), 0, one);
  return next;
}
