import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChartNoAxesColumn } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { ScoreboardRow } from '@/api/types';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SidePanel } from '@/ui/SidePanel';
import { SkeletonLines } from '@/ui/Skeleton';
import { GoalStrip } from '../alignment/GoalStrip';
import { CheckLine } from './CheckLine';
import { FigurePanel } from './FigurePanel';
import { FunnelBand } from './FunnelBand';
import { KpiBand } from './KpiBand';
import { lastYear, presets } from './periods';
import { type Metric, parseOpen, toOpen } from './scoreboard';
import styles from './Scoreboard.module.css';
import { type Asked, ScoreboardHeader } from './ScoreboardHeader';
import type { ScoreboardSearch } from './scoreboardSearch';
import { ScoreboardTable } from './ScoreboardTable';

async function fetchRows(query: Asked, signal: AbortSignal): Promise<ScoreboardRow[]> {
  return (await fetchBoard(query, signal)).rows;
}

const fetchBoard = (query: Asked, signal: AbortSignal) => ok(api.GET('/scoreboard', { params: { query }, signal }));

export default function ScoreboardPage() {
  const search = useSearch({ from: '/app/scoreboard' });
  const navigate = useNavigate();
  const [today] = useState(() => new Date());
  const asked = { mode: search.mode ?? 'period', by: search.by ?? 'origin', from: search.from ?? lastYear(today).from, to: search.to ?? lastYear(today).to } as const;
  const { by, ...period } = asked;

  const total = useQuery({
    queryKey: ['scoreboard', period, 'none'],
    queryFn: ({ signal }) => fetchBoard({ ...period, by: 'none' }, signal),
    placeholderData: keepPreviousData,
  });
  const rows = useQuery({
    queryKey: ['scoreboard', period, by],
    queryFn: ({ signal }) => fetchRows(asked, signal),
    placeholderData: keepPreviousData,
    enabled: by !== 'none',
  });
  const kpis = useQuery({ queryKey: ['kpis'], queryFn: () => ok(api.GET('/kpis')).then(({ items }) => items), staleTime: Infinity });

  const change = (next: ScoreboardSearch) => void navigate({ to: '/scoreboard', search: (old) => ({ ...old, ...next }), replace: true });
  const open = (metric: Metric, key?: string | null) => change({ open: toOpen(metric, key) });
  const opened = parseOpen(search.open);
  const sum = total.data?.rows[0];
  const nothing = total.isSuccess && (!sum || (sum.leads === 0 && sum.opportunities === 0 && sum.won === 0 && !sum.cost));

  return (
    <>
      <ScoreboardHeader asked={asked} rows={rows.data} onChange={(next) => change({ ...next, open: undefined })} />
      <div className={styles.body}>
        <div className={styles.scroll}>
          <ErrorNotice error={total.error ?? rows.error} retry={() => { void total.refetch(); void rows.refetch(); }} />
          <GoalStrip />
          {total.isPending && <SkeletonLines count={8} />}
          {nothing && (
            <EmptyState
              icon={ChartNoAxesColumn}
              title="No leads and no deals in this time"
              why="Numbers come from people, deals and cost entries. Imported history counts by its own dates."
              actions={<Button onClick={() => change(presets.at(-1)?.period(today) ?? {})}>Look at all time</Button>}
            />
          )}
          {total.isSuccess && !nothing && (
            <>
              <FunnelBand row={sum} cohort={asked.mode === 'cohort'} opened={search.open} onOpen={open} />
              <KpiBand row={sum} kpis={kpis.data ?? []} opened={search.open} onOpen={open} />
              {by !== 'none' && rows.data && <ScoreboardTable key={by} by={by} rows={rows.data} total={sum} kpis={kpis.data ?? []} opened={search.open} onOpen={open} />}
              {by !== 'none' && rows.isPending && <SkeletonLines count={6} />}
            </>
          )}
          {total.isSuccess && <CheckLine countedTo={total.data.countedTo} countedAt={total.dataUpdatedAt} />}
        </div>
        {opened && (
          <SidePanel label="Behind the figure" onClose={() => change({ open: undefined })}>
            <FigurePanel key={search.open} asked={asked} opened={opened} rows={rows.data} total={sum} kpis={kpis.data ?? []} onClose={() => change({ open: undefined })} />
          </SidePanel>
        )}
      </div>
    </>
  );
}
