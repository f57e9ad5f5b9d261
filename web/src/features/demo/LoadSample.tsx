import { ErrorNotice } from '@/ui/ErrorNotice';
import { useDemo, useLoadDemo } from './demo';
import styles from './Demo.module.css';

/** A quiet way to look around before one's own people come: only for the owner, only while there is nothing. */
export function LoadSample({ plain }: { plain?: boolean }) {
  const demo = useDemo();
  const { load, isRunning, failure } = useLoadDemo();
  if (!demo || (!demo.canLoad && !demo.jobId && !isRunning)) return null;
  return (
    <div className={styles.load} data-plain={plain || undefined}>
      {isRunning
        ? <span role="status">Making a year of an invented company. It takes about a minute.</span>
        : <button type="button" className="link" onClick={() => load.mutate()}>Load sample data</button>}
      <ErrorNotice error={failure} />
    </div>
  );
}
