import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { ContactVisit } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { formatDate, formatDuration, plural } from '@/ui/format';
import { When } from '@/ui/When';
import recordStyles from '../../records/Record.module.css';
import { Browsers } from './Browsers';
import { botReasons, channelTone, deviceLabel, keyLabel } from './traffic';
import styles from './Visits.module.css';

const few = 4;

/** How somebody came: the first and the last touch, and each visit. Nothing where they never came. */
export function VisitsCard({ contactId }: { contactId: string }) {
  const visits = useQuery({ queryKey: ['contacts', contactId, 'visits'], queryFn: () => ok(api.GET('/contacts/{id}/visits', { params: { path: { id: contactId } } })) });
  const [all, setAll] = useState(false);
  const view = visits.data;
  if (!view || view.items.length === 0) return null;
  const shown = all ? view.items : view.items.slice(0, few);
  return (
    <Card title="Visits">
      <dl className={styles.touches}>
        {view.first && <><dt>First came by</dt><dd><Chip tone={channelTone(view.first.channel)}>{view.first.channel}</Chip> <span className="faint">{keyLabel('source', view.first.source)}, {formatDate(view.first.at)}</span></dd></>}
        {view.last && view.last.at !== view.first?.at && <><dt>Last sent by</dt><dd><Chip tone={channelTone(view.last.channel)}>{view.last.channel}</Chip> <span className="faint">{keyLabel('source', view.last.source)}, {formatDate(view.last.at)}</span></dd></>}
      </dl>
      <ul className={styles.visits} aria-label="Visits">
        {shown.map((visit) => <Line key={visit.id} visit={visit} />)}
      </ul>
      {view.items.length > few && (
        <button type="button" className={recordStyles.small} aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Only the latest' : `${view.items.length - few} more`}</button>
      )}
      <Browsers contactId={contactId} />
    </Card>
  );
}

function Line({ visit }: { visit: ContactVisit }) {
  const seconds = Math.max(visit.engagedSeconds, (Date.parse(visit.lastAt) - Date.parse(visit.startedAt)) / 1000);
  return (
    <li title={[visit.landingPage, visit.campaign, deviceLabel(visit)].filter(Boolean).join('\n')} data-bot={visit.bot ? true : undefined}>
      <span className="clip">{visit.channel} · {plural(visit.pages, 'page')}{seconds >= 1 && `, ${formatDuration(Math.round(seconds))}`}{visit.forms > 0 && `, ${plural(visit.forms, 'form')}`}</span>
      <span className="faint"><When at={visit.startedAt} /></span>
      {visit.bot && <span className="faint">A bot ({botReasons(visit.bot)}): it does not count</span>}
    </li>
  );
}
