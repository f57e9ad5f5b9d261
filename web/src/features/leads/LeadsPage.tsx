import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, SegmentedControl, Select } from '@mantine/core';
import { Inbox } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Handoff } from '@/api/types';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Kbd } from '@/ui/Kbd';
import { PageHeader } from '@/ui/PageHeader';
import { SidePanel } from '@/ui/SidePanel';
import { SkeletonLines } from '@/ui/Skeleton';
import { LeadPanel } from './LeadPanel';
import { leadCountsQuery, type LeadOwner, leadsQuery, type LeadState } from './leads';
import styles from './Leads.module.css';
import type { LeadsSearch } from './leadsSearch';
import { LeadsTable } from './LeadsTable';
import { useLeadCommands } from './useLeadCommands';

const nothing: Record<LeadState, string> = {
  waiting: 'Nobody waits for an answer. People come here by themselves when they reach the MQL rule, or when somebody hands them over.',
  accepted: 'Nobody is being worked on. Accept a lead and it stays here until it becomes a deal or goes back.',
  closed: 'Nothing has ended yet. Deals, returns and missed answers will be here, with their reasons.',
};

/** The inbox of sales: who was handed over, why now, and how long the promise still runs. */
export default function LeadsPage() {
  const search = useSearch({ from: '/app/leads' });
  const { state = 'waiting', owner, peek } = search;
  const navigate = useNavigate();
  const [chosen, setActive] = useState(0);
  const pages = useInfiniteQuery(leadsQuery(state, owner));
  const { data: counts } = useQuery(leadCountsQuery);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  // The row that the panel shows is the one that the keyboard is on.
  const peeked = rows.findIndex((lead) => lead.id === peek);
  const active = peeked >= 0 ? peeked : chosen;
  const go = (change: Partial<LeadsSearch>) => void navigate({ to: '/leads', search: { ...search, ...change }, replace: true });
  const open = (lead: Handoff | undefined) => go({ peek: lead?.id });
  useLeadCommands({ rows, active, setActive, peeked: peek, open });
  return (
    <>
      <PageHeader parent={{ label: 'Sales' }} title="Leads" />
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label="Which leads"
          value={state}
          onChange={(next) => { setActive(0); go({ state: next as LeadState, peek: undefined }); }}
          data={[{ value: 'waiting', label: counts ? `Waiting ${counts.waiting}` : 'Waiting' }, { value: 'accepted', label: 'Accepted' }, { value: 'closed', label: 'Ended' }]}
        />
        <Select
          size="xs"
          w={150}
          aria-label="Whose leads"
          allowDeselect={false}
          value={owner ?? 'all'}
          onChange={(next) => { setActive(0); go({ owner: next === 'all' ? undefined : (next as LeadOwner), peek: undefined }); }}
          data={[{ value: 'all', label: 'Everybody’s' }, { value: 'me', label: 'Mine' }, { value: 'nobody', label: `Nobody’s yet${counts?.unassigned ? ` (${counts.unassigned})` : ''}` }]}
        />
        <span className={styles.space} />
        <span className={styles.hints}><Kbd keys={['a']} /> accept <Kbd keys={['r']} /> send back <Kbd keys={['j']} /> <Kbd keys={['k']} /> move</span>
      </div>
      <div className={styles.body} data-peek={peek ? true : undefined}>
        <div className={styles.scroll}>
          {pages.error && <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />}
          {pages.isPending && <SkeletonLines count={6} />}
          {pages.isSuccess && rows.length === 0 && <EmptyState icon={Inbox} title={state === 'waiting' ? 'No lead waits' : 'Nothing here'} why={nothing[state]} />}
          {rows.length > 0 && <LeadsTable rows={rows} state={state} active={active} onOpen={(lead, index) => { setActive(index); open(lead); }} />}
          {pages.hasNextPage && <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>More</Button>}
        </div>
        {peek && (
          <SidePanel label="lead details" onClose={() => open(undefined)}>
            <LeadPanel key={peek} id={peek} onClose={() => open(undefined)} />
          </SidePanel>
        )}
      </div>
    </>
  );
}
