import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { apiRoot } from '@/api/client';
import type { Notice } from '@/api/types';
import { toast } from '@/ui/toast';
import { unreadKey } from './notices';

const firstPause = 5_000;
const longestPause = 5 * 60_000;

/**
 * Keeps the badge and the inbox true while somebody looks. A hidden tab gives its connection back: a browser has six for a site, and what came
 * meanwhile is there when the tab is looked at again, because the stream begins with the count and the lists are asked for anew.
 */
export function useNoticeStream() {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | null = null;
    let timer = 0;
    let pause = firstPause;

    function close() {
      window.clearTimeout(timer);
      source?.close();
      source = null;
    }

    function open() {
      close();
      if (document.visibilityState === 'hidden') return;
      source = new EventSource(`${apiRoot}/notifications/stream`);
      source.addEventListener('unread', (event) => {
        pause = firstPause;
        client.setQueryData(unreadKey, JSON.parse(event.data as string));
        void client.invalidateQueries({ queryKey: ['notice', 'list'] });
      });
      source.addEventListener('notice', (event) => {
        const notice = JSON.parse(event.data as string) as Notice;
        toast(notice.title);
        // What somebody looks at while it changes is asked for anew.
        if (notice.kind.startsWith('handoff')) void client.invalidateQueries({ queryKey: ['leads'] });
      });
      // A line that was cut the browser mends itself, with the place it had reached; a refusal (too many windows, signed out) it does not.
      source.onerror = () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = window.setTimeout(open, pause);
        pause = Math.min(pause * 2, longestPause);
      };
    }

    open();
    document.addEventListener('visibilitychange', open);
    return () => {
      document.removeEventListener('visibilitychange', open);
      close();
    };
  }, [client]);
}
