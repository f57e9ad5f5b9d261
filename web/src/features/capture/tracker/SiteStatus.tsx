import { Button } from '@mantine/core';
import { Check, CircleAlert } from 'lucide-react';
import type { Site } from '@/api/types';
import { formatInstant } from '@/ui/format';
import { When } from '@/ui/When';
import styles from './Connect.module.css';
import { useChangeSite } from './sites';

/** Waits, and turns green with the first event. A page that was turned away is named, with the one thing to do about it. */
export function SiteStatus({ site, writable }: { site: Site; writable: boolean }) {
  const change = useChangeSite(site.id);
  const { refusedOrigin } = site;
  const refused = refusedOrigin && site.origins.length > 0 && !site.origins.includes(refusedOrigin);
  return (
    <>
      <div className={styles.status} data-on={site.firstEventAt ? true : undefined} role="status">
        <span className={styles.sign} aria-hidden>{site.firstEventAt ? <Check size={14} strokeWidth={3} /> : <span className={styles.pulse} />}</span>
        {site.firstEventAt ? (
          <div>
            <strong>Connected</strong>
            <p>
              First event <When at={site.firstEventAt} />, the latest <When at={site.lastEventAt} />
              {site.lastOrigin && <> from <code>{site.lastOrigin}</code></>}. <span className="sr-only">{formatInstant(site.firstEventAt)}</span>
            </p>
          </div>
        ) : (
          <div>
            <strong>Waiting for the first event</strong>
            <p>Put the snippet into your site and open one of its pages: this turns green by itself.</p>
          </div>
        )}
      </div>
      {refused && (
        <div className={styles.refused} role="alert">
          <CircleAlert size={15} aria-hidden />
          <div>
            A page of <code>{refusedOrigin}</code> was turned away <When at={site.refusedAt} />: it is not among the addresses below.
          </div>
          {writable && <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ origins: [...site.origins, refusedOrigin] })}>Allow it</Button>}
        </div>
      )}
    </>
  );
}
