import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { SiteChange } from '@/api/types';
import { toastError } from '@/ui/toast';

export const sitesQuery = queryOptions({ queryKey: ['sites'], queryFn: ({ signal }) => ok(api.GET('/sites', { signal })) });

const nothing: SiteChange = { name: null, origins: null, cookieless: null, honourDnt: null, honourGpc: null, forms: null, cookieDays: null };

export function useMakeSite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (site: { name: string; origins: string[] }) => ok(api.POST('/sites', { body: { ...nothing, ...site } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sitesQuery.queryKey }),
  });
}

export function useChangeSite(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<SiteChange>) => ok(api.PATCH('/sites/{id}', { params: { path: { id } }, body: { ...nothing, ...change } })),
    onError: toastError,
    onSettled: () => client.invalidateQueries({ queryKey: sitesQuery.queryKey }),
  });
}
