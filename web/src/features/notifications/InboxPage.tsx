import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { BellOff, CheckCheck, Inbox } from 'lucide-react';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatDayHeading } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { SidePanel } from '@/ui/SidePanel';
import { SkeletonLines } from '@/ui/Skeleton';
import { Tabs } from '@/ui/Tabs';
import recordStyles from '../records/Record.module.css';
import styles from './Inbox.module.css';
import { NoticeRow } from './NoticeRow';
import { NoticeSettings } from './NoticeSettings';
import { noticesByDay, useMarkRead, useNotices, useUnread } from './notices';

const shows = [{ key: 'all', label: 'Everything' }, { key: 'unread', label: 'Unread' }] as const;

/** What concerns me, by day. */
export default function InboxPage() {
  const search = useSearch({ from: '/app/inbox' });
  const navigate = useNavigate();
  const { unread } = useUnread();
  const { all } = useMarkRead();
  const onlyUnread = search.show === 'unread';
  const pages = useNotices(onlyUnread);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (next: { show?: string; mutes?: boolean }) => void navigate({ to: '/inbox', search: { ...search, ...next }, replace: true });
  return (
    <div className={styles.page} data-panel={search.mutes || undefined}>
      <div className={recordStyles.page}>
        <PageHeader title="Inbox" actions={
          <>
            {unread > 0 && <Button variant="default" leftSection={<CheckCheck size={14} />} loading={all.isPending} onClick={() => all.mutate(onlyUnread ? undefined : items[0]?.id)}>Mark all as read</Button>}
            <Button variant="default" leftSection={<BellOff size={14} />} aria-pressed={Boolean(search.mutes)} onClick={() => change({ mutes: search.mutes ? undefined : true })}>What I get</Button>
          </>
        } />
        <Tabs label="Which notices" tabs={shows} current={onlyUnread ? 'unread' : 'all'} onChange={(key) => change({ show: key === 'all' ? undefined : key })} />
        <div className={styles.list}>
          {pages.isPending && <SkeletonLines count={8} />}
          <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
          {pages.isSuccess && items.length === 0 && (
            <EmptyState icon={Inbox} title={onlyUnread ? 'All read' : 'Nothing yet'} why="Tasks that somebody gives you, reminders, and notes that mention you arrive here." />
          )}
          {noticesByDay(items).map((day) => (
            <section key={day.key} aria-label={formatDayHeading(day.at)}>
              <h2 className={styles.day}>{formatDayHeading(day.at)}</h2>
              <ul>{day.items.map((notice) => <NoticeRow key={notice.id} notice={notice} />)}</ul>
            </section>
          ))}
          {pages.hasNextPage && <Button variant="default" mt={12} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>Earlier notices</Button>}
        </div>
      </div>
      {search.mutes && <SidePanel label="What I get" onClose={() => change({ mutes: undefined })}><NoticeSettings onClose={() => change({ mutes: undefined })} /></SidePanel>}
    </div>
  );
}
