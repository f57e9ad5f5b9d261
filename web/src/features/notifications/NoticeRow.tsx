import { Link } from '@tanstack/react-router';
import { AtSign, Bell, CircleCheckBig, Handshake, type LucideIcon, Scale, UserCheck } from 'lucide-react';
import { createElement } from 'react';
import type { Notice } from '@/api/types';
import { formatInstant, formatTime } from '@/ui/format';
import styles from './Inbox.module.css';
import { useMarkRead } from './notices';

const icons: Record<Notice['group'], LucideIcon> = { handoffs: UserCheck, tasks: CircleCheckBig, mentions: AtSign, deals: Handshake, agreements: Scale, workspace: Bell };

/** One notice: a click leads to what it is about, and it counts as read. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const { one } = useMarkRead();
  return (
    <li className={styles.notice} data-unread={notice.readAt === null || undefined}>
      <span className={styles.icon}>{createElement(icons[notice.group], { size: 14, 'aria-hidden': true })}</span>
      <div className={styles.words}>
        <Link to={notice.link} className={styles.title} preload={false} onClick={() => { if (!notice.readAt) one.mutate(notice.id); }}>
          {notice.readAt === null && <span className="sr-only">Unread: </span>}
          {notice.title}
        </Link>
        {notice.body && <p>{notice.body}</p>}
      </div>
      <time dateTime={notice.createdAt} title={formatInstant(notice.createdAt)}>{formatTime(notice.createdAt)}</time>
    </li>
  );
}
