import {
  ArrowRightLeft, CalendarDays, CircleDot, Download, ExternalLink, FileText, Globe, Handshake, type LucideIcon, Mail, MessageSquareText, Phone, ShieldCheck, Tag, Trophy, Upload, UserPlus, XCircle,
} from 'lucide-react';
import type { TimelineItem } from '@/api/types';
import { dayKey } from '@/ui/format';

export const kinds = [
  { key: 'web', label: 'Web' },
  { key: 'form', label: 'Forms' },
  { key: 'mail', label: 'Mail' },
  { key: 'sales', label: 'Sales' },
  { key: 'lifecycle', label: 'Lifecycle' },
  { key: 'note', label: 'Notes' },
] as const;

export const teams = [
  { key: 'marketing', label: 'By marketing' },
  { key: 'sales', label: 'By sales' },
] as const;

/** What of a timeline is shown. */
export interface TimelineChoice {
  kinds?: string;
  team?: string;
  bots?: boolean;
}

/** Why an event is taken for a machine's doing, in words: `agent:crawler,headless` is "crawler, headless". */
export function botText(reasons: string): string {
  return reasons.split(',').map((reason) => reason.split(':').pop()!.trim().replace(/[_-]+/g, ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()).join(', ');
}

const byWord: [RegExp, LucideIcon][] = [
  [/deal_won/, Trophy], [/deal_lost/, XCircle], [/deal/, Handshake], [/lifecycle/, ArrowRightLeft], [/form/, FileText], [/mail|message/, Mail],
  [/call/, Phone], [/meeting|booking/, CalendarDays], [/note/, MessageSquareText], [/link_/, ExternalLink], [/file_/, Download], [/page|screen|visit/, Globe], [/consent|suppress/, ShieldCheck], [/tag/, Tag],
  [/import/, Upload], [/created|identified|joined/, UserPlus],
];

export function iconOf(type: string): LucideIcon {
  return byWord.find(([word]) => word.test(type))?.[1] ?? CircleDot;
}

/** How an event came in, where that says more than who did it. */
const sources: Record<string, string> = { ui: '', import: 'import', api: 'API', public: 'website' };

/** "Ada · import", "API": who did it and how it came in. */
export function byWhom(item: Pick<TimelineItem, 'actor' | 'source'>): string {
  return [item.actor?.name, sources[item.source] ?? item.source].filter(Boolean).join(' · ');
}

export interface TimelineDay {
  key: string;
  at: string;
  items: TimelineItem[];
}

/** The events by local day, in the order in which they came. */
export function byDay(items: TimelineItem[]): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const item of items) {
    const key = dayKey(item.occurredAt);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, at: item.occurredAt, items: [item] });
  }
  return days;
}

export function toggleKind(kindsNow: string | undefined, kind: string): string | undefined {
  const now = new Set(kindsNow?.split(',').filter(Boolean));
  if (!now.delete(kind)) now.add(kind);
  return now.size === 0 || now.size === kinds.length ? undefined : kinds.filter(({ key }) => now.has(key)).map(({ key }) => key).join(',');
}
