import { Button, Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Radio, Route } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber, plural } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonLines } from '@/ui/Skeleton';
import { LiveRow } from './LiveRow';
import { usualHost } from './traffic';
import styles from './Traffic.module.css';

/** Who is on the site in these minutes. */
export default function LivePage() {
  const [bots, setBots] = useState(false);
  const live = useQuery({
    queryKey: ['traffic', 'live', bots],
    queryFn: ({ signal }) => ok(api.GET('/traffic/live', { params: { query: { bots } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 3000,
  });
  const view = live.data;
  const host = usualHost(view?.items.map(({ page }) => page) ?? []);
  return (
    <>
      <PageHeader
        parent={{ label: 'Marketing' }}
        title="Visitors live now"
        actions={<Switch size="xs" label={view?.bots ? `Bots (${formatNumber(view.bots)})` : 'Bots'} checked={bots} onChange={(event) => setBots(event.currentTarget.checked)} />}
      />
      {/* It scrolls, and a visit of a stranger has nothing to go to, so the keyboard must be able to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Live now">
        <ErrorNotice error={live.error} retry={() => void live.refetch()} />
        {live.isPending && <SkeletonLines count={6} />}
        {view && (
          <div className={styles.pulse} aria-live="polite">
            <i data-on={view.people > 0 || undefined} aria-hidden />
            <b>{formatNumber(view.people)}</b>
            <span>{view.people === 1 ? 'person' : 'people'} in the last five minutes{view.people > 0 && `, ${view.known === 0 ? 'nobody we know' : `${plural(view.known, 'of them', 'of them')} known`}`}</span>
          </div>
        )}
        {view && view.items.length === 0 && (
          <EmptyState
            icon={Radio}
            title="Nobody is on the site at this moment"
            why={view.bots > 0 && !bots ? `${plural(view.bots, 'visit')} of bots ${view.bots === 1 ? 'is' : 'are'} hidden.` : 'Visits appear here within seconds, by themselves.'}
            actions={<Link to="/traffic"><Button variant="default" leftSection={<Route size={14} />} component="span">Where people come from</Button></Link>}
          />
        )}
        {view && view.items.length > 0 && (
          <ul className={styles.live} aria-label="On the site now">
            {view.items.map((visit) => <LiveRow key={visit.id} visit={visit} host={host} now={view.at} />)}
          </ul>
        )}
        {view && view.items.length === 100 && <p className="muted">The latest hundred are shown.</p>}
      </div>
    </>
  );
}
