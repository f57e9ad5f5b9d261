import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Clock3 } from 'lucide-react';
import { createElement } from 'react';
import { api, ok } from '@/api/client';
import type { ObjectKind, TimelineItem } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatDayHeading, formatInstant, formatTime } from '@/ui/format';
import { SkeletonLines } from '@/ui/Skeleton';
import styles from './Record.module.css';
import { botText, byDay, byWhom, iconOf, type TimelineChoice } from './timelineData';
import { TimelineFilters } from './TimelineFilters';

const paths = { contact: '/contacts/{id}/timeline', company: '/companies/{id}/timeline', deal: '/deals/{id}/timeline' } as const;

interface Props {
  object: ObjectKind;
  id: string;
  chosen?: TimelineChoice;
  /** Where the choice is kept; without it everything people did is shown. */
  onChoose?: (next: TimelineChoice) => void;
  limit?: number;
}

/** One timeline for both teams: what happened, when, and whose work it was. */
export function Timeline({ object, id, chosen = {}, onChoose, limit = 50 }: Props) {
  const { kinds, team, bots } = chosen;
  const pages = useInfiniteQuery({
    queryKey: [object, 'timeline', id, kinds ?? 'all', team ?? 'all', bots ?? false, limit],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET(paths[object] as '/contacts/{id}/timeline', { params: { path: { id }, query: { cursor: pageParam, kinds, team, bots, limit } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {onChoose && <TimelineFilters chosen={chosen} onChange={onChoose} />}
      {pages.isPending && <SkeletonLines count={6} gap={26} />}
      {pages.error && <div className={styles.pad}><ErrorNotice error={pages.error} retry={() => void pages.refetch()} /></div>}
      {pages.isSuccess && items.length === 0 && (
        <EmptyState compact icon={Clock3} title={kinds || team ? 'Nothing of this kind' : 'Nothing happened yet'} why={kinds || team ? undefined : 'Visits, forms, mails and stage moves appear here by themselves.'} />
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
    <li className={styles.event} data-bot={item.bot ? true : undefined}>
      <time dateTime={item.occurredAt} title={formatInstant(item.occurredAt)}>{formatTime(item.occurredAt)}</time>
      <span className={styles.dot} data-team={item.team} title={item.team === 'system' ? undefined : `${item.team} team`}>
        {createElement(iconOf(item.type), { size: 12, 'aria-hidden': true })}
      </span>
      <div className={styles.eventBody}>
        {item.title}
        {item.bot && <> <Chip title={botText(item.bot)}>Bot: {botText(item.bot)}</Chip></>}
        {item.detail && <p>{item.detail}</p>}
        {whom && <div className={styles.meta}>{whom}</div>}
      </div>
    </li>
  );
}
