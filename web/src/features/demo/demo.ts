import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, ok } from '@/api/client';
import { useJob } from '@/ui/jobs';
import { toast } from '@/ui/toast';

export const demoQuery = queryOptions({ queryKey: ['demo'], queryFn: ({ signal }) => ok(api.GET('/demo', { signal })), staleTime: 60_000 });

/** Whether the workspace is a demo, or empty so that it can become one. */
export function useDemo() {
  return useQuery(demoQuery).data;
}

/** Fills the empty workspace and follows the job that does. */
export function useLoadDemo() {
  const client = useQueryClient();
  const load = useMutation({
    mutationFn: () => ok(api.POST('/demo')),
    onSuccess: () => client.invalidateQueries({ queryKey: demoQuery.queryKey }),
  });
  const jobId = useDemo()?.jobId ?? load.data?.jobId;
  const job = useJob(jobId);
  const state = job.data?.state;
  const told = useRef(false);
  useEffect(() => {
    if (state !== 'done' || told.current) return;
    told.current = true;
    toast('The sample data is there');
    void client.invalidateQueries();
  }, [state, client]);
  return { load, isRunning: load.isPending || state === 'queued' || state === 'running', failure: load.error ?? (state === 'failed' ? new Error(job.data?.error ?? 'The sample data could not be loaded.') : null) };
}

export function useWipeDemo() {
  const client = useQueryClient();
  return async () => {
    const gone = await ok(api.POST('/demo/wipe'));
    toast(`Wiped: ${gone.contacts.toLocaleString('en-GB')} people, ${gone.companies.toLocaleString('en-GB')} companies, ${gone.deals.toLocaleString('en-GB')} deals`);
    await client.invalidateQueries();
  };
}
