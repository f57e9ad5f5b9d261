import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Notice, UnreadCount } from '@/api/types';
import { dayKey } from '@/ui/format';
import { toastError } from '@/ui/toast';

export const unreadKey = ['notice', 'unread'];

/** How many notices are unread. The stream keeps it true; asked for once. */
export function useUnread(): UnreadCount {
  const { data } = useQuery({ queryKey: unreadKey, queryFn: () => ok(api.GET('/notifications/count')), staleTime: Infinity });
  return data ?? { unread: 0, more: false };
}

export function showUnread({ unread, more }: UnreadCount): string {
  return more ? `${unread}+` : String(unread);
}

export function useNotices(unread: boolean, limit = 50) {
  return useInfiniteQuery({
    queryKey: ['notice', 'list', unread, limit],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/notifications', { params: { query: { unread: unread || undefined, cursor: pageParam, limit } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useMarkRead() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['notice'] });
  const one = useMutation({ mutationFn: (id: string) => ok(api.POST('/notifications/{id}/read', { params: { path: { id } } })), onSettled: refresh });
  const all = useMutation({
    mutationFn: (through: string | undefined) => ok(api.POST('/notifications/read', { body: { through: through ?? null } })),
    onSuccess: (count) => client.setQueryData(unreadKey, count),
    onError: toastError,
    onSettled: refresh,
  });
  return { one, all };
}

export interface NoticeDay {
  key: string;
  at: string;
  items: Notice[];
}

/** Notices by local day, in the order in which they came. */
export function noticesByDay(items: Notice[]): NoticeDay[] {
  const days: NoticeDay[] = [];
  for (const item of items) {
    const key = dayKey(item.createdAt);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, at: item.createdAt, items: [item] });
  }
  return days;
}
