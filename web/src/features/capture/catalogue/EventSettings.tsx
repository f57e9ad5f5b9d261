import { useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { CatalogueItem } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber } from '@/ui/format';
import { useMay } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import { Section } from '../../settings/Section';
import { EventForm } from './EventForm';
import { EventTail } from './EventTail';
import styles from './Events.module.css';

export const catalogueKey = ['events', 'catalogue'];

/** Which events come in, with what, and what the team says about them. */
export default function EventSettings() {
  const [editing, setEditing] = useState<CatalogueItem | null>(null);
  const writable = useMay('agreements.edit');
  const events = useQuery({ queryKey: catalogueKey, queryFn: () => ok(api.GET('/events/catalogue')).then((page) => page.items), refetchInterval: 10_000 });
  return (
    <Section title="Events" why="Everything that people do on your sites and in your product, by the name under which it comes in. Say what an event means, which ones you work for, and which you no longer want.">
      {events.isPending && <SkeletonLines count={6} />}
      <ErrorNotice error={events.error} retry={() => void events.refetch()} />
      {events.data?.length === 0 && <EmptyState compact icon={Activity} title="No event has come in yet" why="Connect your site, or let your product send its own events." />}
      {events.data && events.data.length > 0 && (
        <SimpleTable
          label="Events"
          head={['Event', { text: 'Came', right: true }, 'Last', 'Brings']}
          rows={events.data.map((event) => ({
            key: event.name,
            faded: event.blocked,
            cells: [
              <Name key="name" event={event} onEdit={writable ? () => setEditing(event) : undefined} />,
              formatNumber(event.count),
              <When key="last" at={event.lastSeenAt} />,
              <Properties key="brings" event={event} />,
            ],
          }))}
        />
      )}
      {writable && <EventTail />}
      {editing && <EventForm event={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
}

function Name({ event, onEdit }: { event: CatalogueItem; onEdit?: () => void }) {
  return (
    <div className={styles.name}>
      {onEdit ? <button type="button" className={styles.edit} onClick={onEdit} title="Say what it means">{event.label}</button> : <b>{event.label}</b>}
      {event.conversion && <Chip tone="ok">Conversion</Chip>}
      {event.blocked && <Chip tone="bad">Blocked</Chip>}
      {event.name !== event.label && <code className="faint">{event.name}</code>}
      {event.description && <p className="muted">{event.description}</p>}
    </div>
  );
}

const shown = 6;

function Properties({ event }: { event: CatalogueItem }) {
  if (event.properties.length === 0) return <span className="faint">nothing beside its name</span>;
  const more = event.properties.length - shown;
  return (
    <span className={styles.properties}>
      {event.properties.slice(0, shown).map((property) => <code key={property.name} title={property.types.join(' or ')}>{property.name}</code>)}
      {more > 0 && <span className="muted" title={event.properties.slice(shown).map((property) => property.name).join(', ')}>and {formatNumber(more)} more</span>}
    </span>
  );
}
