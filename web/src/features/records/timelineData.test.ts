import { expect, it } from 'vitest';
import type { TimelineItem } from '@/api/types';
import { botText, byDay, toggleKind } from './timelineData';

const event = (id: string, occurredAt: string): TimelineItem => ({
  id, subjectId: 's', type: 'page_viewed', kind: 'web', bot: null, team: 'marketing', title: '', detail: null, occurredAt, receivedAt: occurredAt, source: 'web', actor: null, data: null,
});

it('groups events by day and keeps their order', () => {
  const days = byDay([event('c', '2026-11-22T10:00:00Z'), event('b', '2026-11-22T09:00:00Z'), event('a', '2026-11-21T23:00:00Z')]);
  expect(days.map((day) => day.items.map((item) => item.id))).toEqual([['c', 'b'], ['a']]);
});

it('turns kinds on and off and forgets the filter when it says nothing', () => {
  expect(toggleKind(undefined, 'mail')).toBe('mail');
  expect(toggleKind('mail', 'web')).toBe('web,mail');
  expect(toggleKind('mail', 'mail')).toBeUndefined();
  expect(toggleKind('web,form,mail,sales,lifecycle', 'note')).toBeUndefined();
});

it('says in words why something is a machine', () => {
  expect(botText('agent:crawler,headless,dataCenter')).toBe('crawler, headless, data center');
});
