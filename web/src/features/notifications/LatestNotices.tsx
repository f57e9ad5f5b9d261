import { Link } from '@tanstack/react-router';
import { Card } from '@/ui/Card';
import styles from './Inbox.module.css';
import { NoticeRow } from './NoticeRow';
import { useNotices } from './notices';

/** The latest unread notices, for the first page of the day. */
export function LatestNotices() {
  const items = useNotices(true, 5).data?.pages[0]?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title="New in the inbox" action={<Link to="/inbox" className="link">All</Link>}>
      <ul className={styles.few}>{items.map((notice) => <NoticeRow key={notice.id} notice={notice} />)}</ul>
    </Card>
  );
}
