import { Link } from '@tanstack/react-router';
import type { HandoffPack, TimelineItem } from '@/api/types';
import { When } from '@/ui/When';
import styles from './Leads.module.css';

/** What one wants to know before the first call. What there is nothing of takes no room. */
export function LeadContext({ pack }: { pack: HandoffPack }) {
  return (
    <>
      {pack.pages.length > 0 && (
        <div className={styles.section}>
          <h3>Pages looked at</h3>
          <ul className={styles.list}>
            {pack.pages.map((page) => <li key={page.page}><time><When at={page.lastAt} /></time><span>{page.page}{page.views > 1 && <span className="muted"> · {page.views} times</span>}</span></li>)}
          </ul>
        </div>
      )}
      {pack.oldDeals.length > 0 && (
        <div className={styles.section}>
          <h3>Deals before</h3>
          <ul className={styles.list}>
            {pack.oldDeals.map((deal) => (
              <li key={deal.id}>
                <time><When at={deal.closedAt} /></time>
                <span><Link className="link" to="/deals/$id" params={{ id: deal.id }}>{deal.name}</Link> <span className="muted">· {deal.outcome}{deal.reason && `: ${deal.reason}`}</span></span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Items title="Said before" items={pack.said} />
      <Items title="Last touches" items={pack.touches} />
    </>
  );
}

function Items({ title, items }: { title: string; items: TimelineItem[] }) {
  if (items.length === 0) return null;
  return (
    <div className={styles.section}>
      <h3>{title}</h3>
      <ul className={styles.list}>
        {items.slice(0, 6).map((item) => (
          <li key={item.id}>
            <time dateTime={item.occurredAt}><When at={item.occurredAt} /></time>
            <span>{item.title}{item.detail && <span className="muted"> · {item.detail}</span>}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
