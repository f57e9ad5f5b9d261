import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, ok } from '@/api/client';
import type { Job } from '@/api/types';

export function isOver(job: Pick<Job, 'state'> | undefined): boolean {
  return job !== undefined && job.state !== 'queued' && job.state !== 'running';
}

/** Asks often while a job runs, never after. */
export function useJob(id: string | null | undefined, onOver?: (job: Job) => void) {
  const job = useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => ok(api.GET('/jobs/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: Boolean(id),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 700),
    staleTime: 0,
  });
  const told = useRef<string | null>(null);
  const tell = useRef(onOver);
  useEffect(() => {
    tell.current = onOver;
  }, [onOver]);
  useEffect(() => {
    if (!job.data || !isOver(job.data) || told.current === job.data.id) return;
    told.current = job.data.id;
    tell.current?.(job.data);
  }, [job.data]);
  return job;
}

export function useCancelJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ok(api.POST('/jobs/{id}/cancel', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}

export function useUndoJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ok(api.POST('/jobs/{id}/undo', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries(),
  });
}

export interface Progress {
  share: number | null;
  secondsLeft: number | null;
}

export function progressOf(job: Pick<Job, 'state' | 'done' | 'total' | 'ratePerSecond'>): Progress {
  if (job.state === 'done' || job.state === 'undone') return { share: 1, secondsLeft: 0 };
  if (!job.total) return { share: null, secondsLeft: null };
  const share = Math.min(1, job.done / job.total);
  const secondsLeft = job.ratePerSecond ? Math.ceil((job.total - job.done) / job.ratePerSecond) : null;
  return { share, secondsLeft };
}
