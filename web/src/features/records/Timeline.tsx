import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Clock3 } from 'lucide-react';
import { createElement } from 'react';
import { api, ok } from '@/api/client';
import type { ObjectKind, TimelineItem } from '@/api/types';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatDayHeading, formatInstant, formatTime } from '@/ui/format';
import { SkeletonLines } from '@/ui/Skeleton';
import styles from './Record.module.css';
import { byDay, byWhom, iconOf, kinds, toggleKind } from './timelineData';

const paths = { contact: '/contacts/{id}/timeline', company: '/companies/{id}/timeline', deal: '/deals/{id}/timeline' } as const;

interface Props {
  object: ObjectKind;
  id: string;
  kinds?: string;
  onKinds?: (kinds: string | undefined) => void;
  limit?: number;
}

/** One timeline for both teams: what happened, when, and whose work it was. */
export function Timeline({ object, id, kinds: chosen, onKinds, limit = 50 }: Props) {
  const pages = useInfiniteQuery({
    queryKey: [object, 'timeline', id, chosen ?? 'all', limit],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET(paths[object] as '/contacts/{id}/timeline', { params: { path: { id }, query: { cursor: pageParam, kinds: chosen, limit } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const now = new Set(chosen?.split(','));
  return (
    <>
      {onKinds && (
        <div className={styles.chipRow} role="group" aria-label="Show on the timeline">
          <button type="button" className={styles.toggle} aria-pressed={!chosen} onClick={() => onKinds(undefined)}>Everything</button>
          {kinds.map((kind) => (
            <button key={kind.key} type="button" className={styles.toggle} aria-pressed={now.has(kind.key)} onClick={() => onKinds(toggleKind(chosen, kind.key))}>
              {kind.label}
            </button>
          ))}
        </div>
      )}
      {pages.isPending && <SkeletonLines count={6} gap={26} />}
      {pages.error && <div className={styles.pad}><ErrorNotice error={pages.error} retry={() => void pages.refetch()} /></div>}
      {pages.isSuccess && items.length === 0 && (
        <EmptyState compact icon={Clock3} title={chosen ? 'Nothing of this kind' : 'Nothing happened yet'} why={chosen ? undefined : 'Visits, forms, mails and stage moves appear here by themselves.'} />
      )}
      <div className={styles.timeline}>
        {byDay(items).map((day) => (
          <section key={day.key} aria-label={formatDayHeading(day.at)}>
            <h2 className={styles.day}>{formatDayHeading(day.at)}</h2>
            <ol>
              {day.items.map((item) => <Event key={item.id} item={item} />)}
            </ol>
          </section>
        ))}
        {pages.hasNextPage && (
          <Button variant="default" mt={12} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>Earlier events</Button>
        )}
      </div>
    </>
  );
}

function Event({ item }: { item: TimelineItem }) {
  const whom = byWhom(item);
  return (
    <li className={styles.event}>
      <time dateTime={item.occurredAt} title={formatInstant(item.occurredAt)}>{formatTime(item.occurredAt)}</time>
      <span className={styles.dot} data-team={item.team} title={item.team === 'system' ? undefined : `${item.team} team`}>
        {createElement(iconOf(item.type), { size: 12, 'aria-hidden': true })}
      </span>
      <div className={styles.eventBody}>
        {item.title}
        {item.detail && <p>{item.detail}</p>}
        {whom && <div className={styles.meta}>{whom}</div>}
      </div>
    </li>
  );
}
