import { asProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import { NotFound } from '@/ui/RouteStates';
import { SkeletonLines } from '@/ui/Skeleton';
import styles from './Record.module.css';

/** A record page while its record is on the way, cannot be had, or is not there. */
export function RecordFallback({ parent, error, retry }: { parent: { label: string; to: string }; error: unknown; retry: () => void }) {
  if (error && asProblem(error).status === 404) return <NotFound />;
  return (
    <div className={styles.page}>
      <PageHeader parent={parent} title={error ? 'Could not be loaded' : '…'} />
      {error ? (
        <div className={styles.pad}><ErrorNotice error={error} retry={retry} /></div>
      ) : (
        <div className={styles.grid} style={{ marginTop: 46 }}>
          <div className={styles.left}><SkeletonLines count={9} /></div>
          <div className={styles.centre}><SkeletonLines count={7} gap={28} /></div>
          <div className={styles.right}><SkeletonLines count={5} /></div>
        </div>
      )}
    </div>
  );
}
