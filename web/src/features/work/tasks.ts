import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Task } from '@/api/types';
import { toastError, toastUndo } from '@/ui/toast';

/** What a list of tasks is narrowed to. */
export interface TaskQuery {
  whose?: 'mine' | 'team' | 'all';
  when?: 'open' | 'overdue' | 'today' | 'upcoming' | 'done';
  contactId?: string;
  companyId?: string;
  dealId?: string;
  limit?: number;
}

export function fetchTasks(query: TaskQuery, cursor?: string, signal?: AbortSignal) {
  return ok(api.GET('/tasks', { params: { query: { ...query, cursor } }, signal }));
}

export function useTasks(query: TaskQuery, enabled = true) {
  return useQuery({ queryKey: ['task', 'list', query], queryFn: ({ signal }) => fetchTasks(query, undefined, signal), enabled });
}

/** After a change of a task: the lists, the next step of its deal, what the timelines tell. */
export function useTaskRefresh() {
  const client = useQueryClient();
  return () => Promise.all([['task'], ['deal'], ['contact', 'timeline'], ['company', 'timeline']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useFinish() {
  const refresh = useTaskRefresh();
  const reopen = useMutation({
    mutationFn: (id: string) => ok(api.POST('/tasks/{id}/reopen', { params: { path: { id } } })),
    onError: toastError,
    onSettled: refresh,
  });
  const complete = useMutation({
    mutationFn: (task: Task) => ok(api.POST('/tasks/{id}/complete', { params: { path: { id: task.id } }, body: {} })),
    onSuccess: (task) => toastUndo(`${task.title}: done`, () => reopen.mutate(task.id)),
    onError: toastError,
    onSettled: refresh,
  });
  return { complete, reopen };
}
