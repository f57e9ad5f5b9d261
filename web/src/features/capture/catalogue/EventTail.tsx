import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Radio, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { apiRoot } from '@/api/client';
import { Chip } from '@/ui/Chip';
import { When } from '@/ui/When';
import styles from './Events.module.css';

interface Arrived {
  id: string;
  name: string;
  label: string;
  contactId?: string | null;
  contactName?: string | null;
  receivedAt: string;
  bot?: string | null;
  verified: boolean;
  data: unknown;
}

const most = 100;

/** Events as they arrive, for whoever connects a site or a product. */
export function EventTail() {
  const [watching, setWatching] = useState(false);
  const [arrived, setArrived] = useState<Arrived[]>([]);
  useEffect(() => {
    if (!watching) return;
    const source = new EventSource(`${apiRoot}/events/tail`);
    source.addEventListener('event', (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as Arrived;
      setArrived((before) => [event, ...before.filter(({ id }) => id !== event.id)].slice(0, most));
    });
    return () => source.close();
  }, [watching]);
  return (
    <section className={styles.tail} aria-label="Live">
      <div className={styles.tailHead}>
        <h3>Live</h3>
        <Button size="xs" variant="default" leftSection={watching ? <Square size={12} /> : <Radio size={13} />} onClick={() => setWatching(!watching)}>{watching ? 'Stop' : 'Watch events arrive'}</Button>
      </div>
      {watching && arrived.length === 0 && <p className="muted" role="status">Waiting for the next event…</p>}
      {arrived.length > 0 && (
        <ol>
          {arrived.map((event) => (
            <li key={event.id}>
              <details>
                <summary>
                  <b>{event.label}</b>
                  {event.contactId ? <Link to="/people/$id" params={{ id: event.contactId }}>{event.contactName}</Link> : <span className="muted">a visitor</span>}
                  {event.bot && <Chip title={event.bot}>Bot</Chip>}
                  {!event.verified && <Chip title="It came with a public key, so anybody could have sent it">From a page</Chip>}
                  <span className="faint"><When at={event.receivedAt} /></span>
                </summary>
                <pre>{JSON.stringify(event.data, null, 2)}</pre>
              </details>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
