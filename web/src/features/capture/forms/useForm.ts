import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import { toastError } from '@/ui/toast';
import type { FormDefinition, FormView } from './definition';

const pause = 500;

export const formQuery = (id: string) =>
  queryOptions({ queryKey: ['forms', id], queryFn: () => ok(api.GET('/forms/{id}', { params: { path: { id } } })).then((view) => view as unknown as FormView) });

export const targetsQuery = queryOptions({ queryKey: ['forms', 'targets'], queryFn: () => ok(api.GET('/forms/targets')).then((page) => page.items), staleTime: 60_000 });

/** A form whose draft is saved by itself while one works on it: half a second after the last change, one save after the other. */
export function useForm(id: string) {
  const client = useQueryClient();
  const view = useQuery(formQuery(id));
  const [draft, setDraft] = useState<FormDefinition | null>(null);
  const [state, setState] = useState<'saved' | 'waiting' | 'failed'>('saved');
  const latest = useRef<FormDefinition | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    if (view.data && latest.current === null) setDraft(view.data.draft);
  }, [view.data]);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    running.current = running.current.then(async () => {
      const definition = latest.current;
      if (!definition) return;
      try {
        const version = client.getQueryData<FormView>(formQuery(id).queryKey)?.form.version;
        const saved = (await ok(api.PATCH('/forms/{id}', { params: { path: { id } }, body: { definition }, ...ifMatch(version) }))) as unknown as FormView;
        client.setQueryData(formQuery(id).queryKey, saved);
        if (latest.current === definition) {
          latest.current = null;
          setState('saved');
        }
      } catch (error) {
        setState('failed');
        toastError(error);
      }
    });
    return running.current;
  }, [client, id]);

  const change = useCallback((next: FormDefinition) => {
    latest.current = next;
    setDraft(next);
    setState('waiting');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  }, [save]);

  // What was typed last is not lost by going away.
  useEffect(() => () => { if (latest.current) void save(); }, [save]);

  return { view, draft, change, save, state };
}
