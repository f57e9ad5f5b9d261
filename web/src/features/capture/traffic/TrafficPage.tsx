import { Button, SegmentedControl, Select, Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Route, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { TrafficBy } from '@/api/types';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber, plural } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { SidePanel } from '@/ui/SidePanel';
import { SkeletonLines } from '@/ui/Skeleton';
import { presets } from '../../insights/periods';
import { Narrowed } from './Narrowed';
import { PeriodMenu } from './PeriodMenu';
import { lastDays } from './period';
import { TrafficPeople } from './TrafficPeople';
import { dimensions, parseOpen, toOpen, type TrafficSearch, within } from './traffic';
import styles from './Traffic.module.css';
import { TrafficTable } from './TrafficTable';

/** Where people come from and which pages they see, and what became of them. */
export default function TrafficPage() {
  const search = useSearch({ from: '/app/traffic' });
  const navigate = useNavigate();
  const [today] = useState(() => new Date());
  const { open, split, ...narrowed } = search;
  const asked = { ...narrowed, by: split ?? 'channel', from: search.from ?? lastDays(today, 30).from, to: search.to ?? lastDays(today, 30).to } as const;
  const traffic = useQuery({
    queryKey: ['traffic', 'table', asked],
    queryFn: ({ signal }) => ok(api.GET('/traffic', { params: { query: asked }, signal })),
    placeholderData: keepPreviousData,
  });
  const change = (next: TrafficSearch) => void navigate({ to: '/traffic', search: (old) => ({ ...old, ...next }), replace: true });
  const by = (next: TrafficBy) => change({ split: next, open: undefined });
  const into = (key: string | null) => change({ [asked.by]: key ?? '', split: within[asked.by], open: undefined });
  const table = traffic.data;
  const opened = parseOpen(open);
  return (
    <>
      <PageHeader
        parent={{ label: 'Marketing' }}
        title="Sources and pages"
        actions={
          <>
            <Link to="/settings/channels" className={styles.rules}><Button variant="default" component="span" leftSection={<Settings2 size={14} />}>Channels</Button></Link>
            <PeriodMenu period={asked} today={today} onChange={change} />
          </>
        }
      />
      <div className={styles.body}>
        <div className={styles.scroll}>
          <div className={styles.tools}>
            <SegmentedControl className={styles.wide} aria-label="What to look at" value={asked.by} onChange={(next) => by(next as TrafficBy)} data={dimensions.map(({ value, label }) => ({ value, label }))} />
            <Select className={styles.narrow} aria-label="What to look at" value={asked.by} onChange={(next) => next && by(next as TrafficBy)} data={dimensions.map(({ value, label }) => ({ value, label }))} allowDeselect={false} />
            <Narrowed search={search} onChange={change} />
            <span className={styles.space} />
            {table && (table.botSessions > 0 || asked.bots) && (
              <Switch size="xs" label={`Count bots (${formatNumber(table.botSessions)})`} checked={asked.bots ?? false} onChange={(event) => change({ bots: event.currentTarget.checked || undefined })} />
            )}
          </div>
          <ErrorNotice error={traffic.error} retry={() => void traffic.refetch()} />
          {traffic.isPending && <SkeletonLines count={8} />}
          {table?.rows.length === 0 && (
            <EmptyState
              icon={Route}
              title="No visits in this time"
              why={table.botSessions > 0 ? `${plural(table.botSessions, 'visit')} of bots ${table.botSessions === 1 ? 'does' : 'do'} not count.` : 'Visits come from the tracker on your site, or from page calls of the event API.'}
              actions={<Button onClick={() => change({ ...presets.at(-1)?.period(today), channel: undefined, source: undefined, medium: undefined, campaign: undefined, landingPage: undefined, page: undefined })}>Look at all time</Button>}
            />
          )}
          {table && table.rows.length > 0 && (
            <TrafficTable table={table} by={asked.by} open={open} onInto={into} onOpen={(key, people) => change({ open: toOpen(key, people) })} />
          )}
          {table?.isCut && <p className="muted">The {formatNumber(table.rows.length)} rows with the most visitors are shown; all of them count below.</p>}
        </div>
        {opened && (
          <SidePanel label="People behind the figure" onClose={() => change({ open: undefined })}>
            <TrafficPeople key={open} asked={asked} opened={opened} onClose={() => change({ open: undefined })} />
          </SidePanel>
        )}
      </div>
    </>
  );
}
