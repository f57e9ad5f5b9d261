import { useNavigate } from '@tanstack/react-router';
import type { TimelineChoice } from './timelineData';

/** Which tab and which kinds of events: both live in the address. */
export function useTab<K extends string>(search: { tab?: string } & TimelineChoice, keys: readonly K[]) {
  const navigate = useNavigate();
  const first = keys[0] as K;
  // Facts are a tab of their own on a phone; beside it they are always in sight.
  const tab: K | 'facts' = search.tab === 'facts' ? 'facts' : (keys.find((key) => key === search.tab) ?? first);
  const change = (next: { tab?: string } & TimelineChoice) => void navigate({ to: '.', search: (old: object) => ({ ...old, ...next }), replace: true });
  return {
    tab,
    setTab: (next: K | 'facts') => change({ tab: next === first ? undefined : next }),
    chosen: { kinds: search.kinds, team: search.team, bots: search.bots },
    choose: ({ kinds, team, bots }: TimelineChoice) => change({ kinds, team, bots }),
  };
}

export const factsTab = { key: 'facts', label: 'Facts', phone: true } as const;
