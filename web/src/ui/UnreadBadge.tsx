import { showUnread, useUnread } from '@/features/notifications/notices';
import styles from './Shell.module.css';

/** How many notices are unread; nothing where there are none. */
export function UnreadBadge() {
  const count = useUnread();
  if (count.unread === 0) return null;
  return <span className={styles.badge}>{showUnread(count)}<span className="sr-only"> unread</span></span>;
}
