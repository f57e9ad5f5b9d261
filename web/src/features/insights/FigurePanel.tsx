import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import type { Kpi, ScoreboardHit, ScoreboardRow } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { plural } from '@/ui/format';
import { Money } from '@/ui/Money';
import { PanelHead } from '@/ui/PanelHead';
import { SkeletonLines } from '@/ui/Skeleton';
import { Day } from '@/ui/When';
import { formulaOf, keyLabel, metricInfo, showFigure } from './scoreboard';
import styles from './Scoreboard.module.css';
import type { Asked } from './ScoreboardHeader';

interface Props {
  asked: Asked;
  opened: { metric: string; key?: string };
  rows: ScoreboardRow[] | undefined;
  total: ScoreboardRow | undefined;
  kpis: Kpi[];
  onClose: () => void;
}

/** A figure opened: how it is made, and the rows behind it that one may see. */
export function FigurePanel({ asked, opened, rows, total, kpis, onClose }: Props) {
  const whole = opened.key === undefined;
  const { mode, from, to } = asked;
  const by = whole ? 'none' : asked.by;
  const pages = useInfiniteQuery({
    queryKey: ['scoreboard', 'rows', asked, opened],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/scoreboard/rows', { params: { query: { metric: opened.metric, key: opened.key, mode, from, to, by, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const metric = metricInfo(opened.metric);
  if (!metric) return <PanelHead title="Unknown figure" onClose={onClose} />;
  const row = whole ? total : rows?.find((one) => (one.key ?? '') === opened.key);
  const { name, formula, description } = formulaOf(metric, kpis);
  const hits = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const hidden = pages.data?.pages.at(-1)?.hidden;
  return (
    <>
      <PanelHead title={whole || !row ? name : `${name}: ${keyLabel(asked.by, row)}`} onClose={onClose} />
      <p className={styles.big}>{showFigure(metric, row)}</p>
      <div className={styles.formula}>
        <code>{formula}</code>
        {description && <p className="muted" style={{ marginTop: 4 }}>{description}</p>}
      </div>
      {pages.isPending && <SkeletonLines count={8} />}
      <div className={styles.hits}>
        <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
        <ul>
          {hits.map((hit) => <Hit key={`${hit.kind}-${hit.id}`} hit={hit} />)}
        </ul>
        {pages.isSuccess && hits.length === 0 && <p className="muted" style={{ paddingTop: 12 }}>No rows behind this figure.</p>}
        {pages.hasNextPage && <Button variant="default" mt={12} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>More</Button>}
        {hidden ? <p className="muted" style={{ paddingTop: 12 }}>{plural(hidden, 'row')} you may not see {hidden === 1 ? 'counts' : 'count'} too.</p> : null}
      </div>
    </>
  );
}

const pagesOf = { contact: '/people/$id', company: '/companies/$id', deal: '/deals/$id' } as const;

function Hit({ hit }: { hit: ScoreboardHit }) {
  const page = hit.kind === 'cost' ? null : pagesOf[hit.kind ?? 'contact'];
  return (
    <li>
      <span className={`${styles.grow} clip`}>
        {page ? <Link to={page} params={{ id: hit.id }} className="link">{hit.title}</Link> : hit.title}
        {hit.subtitle && <span className="muted"> · {hit.subtitle}</span>}
      </span>
      {hit.amount !== null && hit.amount !== undefined && <Money amount={hit.amount} currency={hit.currency} />}
      {hit.at && <span className="faint"><Day date={hit.at} /></span>}
    </li>
  );
}
