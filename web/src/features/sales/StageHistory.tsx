import { useQuery } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Deal } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatDuration } from '@/ui/format';
import { SkeletonLines } from '@/ui/Skeleton';
import { SimpleTable } from '@/ui/SimpleTable';
import { When } from '@/ui/When';
import recordStyles from '../records/Record.module.css';

/** Every change of stage, as it was written; how long the deal stayed. */
export function StageHistory({ deal }: { deal: Deal }) {
  const history = useQuery({
    queryKey: ['deal', 'timeline', deal.id, 'stages'],
    queryFn: () => ok(api.GET('/deals/{id}/history', { params: { path: { id: deal.id } } })).then((page) => page.items),
  });
  return (
    <div className={recordStyles.pad}>
      {history.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={history.error} retry={() => void history.refetch()} />
      {history.data && (
        <SimpleTable
          label="Stage history"
          head={['From', 'To', 'When', 'By', { text: 'Stayed before', right: true }]}
          rows={history.data.map((change, index) => ({
            key: change.id ?? String(index),
            cells: [change.from ?? 'new', change.to, <When key="at" at={change.at} />, change.by?.name ?? 'the system', formatDuration(change.seconds)],
          }))}
          empty="The deal has not moved yet."
        />
      )}
    </div>
  );
}
