import { useNavigate } from '@tanstack/react-router';

/** Which tab and which kinds of events: both live in the address. */
export function useTab<K extends string>(search: { tab?: string; kinds?: string }, keys: readonly K[]) {
  const navigate = useNavigate();
  const first = keys[0] as K;
  const tab = keys.find((key) => key === search.tab) ?? first;
  const change = (next: { tab?: string; kinds?: string }) => void navigate({ to: '.', search: (old: object) => ({ ...old, ...next }), replace: true });
  return {
    tab,
    setTab: (next: K) => change({ tab: next === first ? undefined : next }),
    setKinds: (kinds: string | undefined) => change({ kinds }),
  };
}

