import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { SetUpStep } from '@/api/types';

interface Step { title: string; why: string; to: string }

/** What each step is called, why it matters, and where it is done. */
export const steps: Record<SetUpStep, Step> = {
  people: { title: 'Bring your people in', why: 'Import a file from your last tool, or add the first person by hand.', to: '/import' },
  events: { title: 'Connect your site', why: 'One line in its pages, and you see what people do there. It turns green with the first visitor.', to: '/settings/site' },
  pipeline: { title: 'Look over the pipeline', why: 'Name the stages as you speak of them, and say when a deal has stood too long.', to: '/settings/pipelines' },
  goodLead: { title: 'Agree what a good lead is', why: 'Marketing and sales set the one rule by which somebody is handed over.', to: '/settings/scoring' },
  promise: { title: 'Promise each other something', why: 'So many leads a month, an answer in so many working hours.', to: '/sla' },
  colleagues: { title: 'Invite a colleague', why: 'Both teams work on the same people here.', to: '/settings/users' },
};

export const checklistQuery = queryOptions({ queryKey: ['checklist'], queryFn: ({ signal }) => ok(api.GET('/setup/checklist', { signal })) });

/** Puts the list away, or takes it out again. */
export function usePutAway() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (putAway: boolean) => ok(api.PUT('/setup/checklist', { body: { putAway } })),
    onSuccess: (list) => client.setQueryData(checklistQuery.queryKey, list),
  });
}
