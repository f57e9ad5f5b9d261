import { Button } from '@mantine/core';
import type { Job } from '@/api/types';
import { formatDuration, formatNumber } from './format';
import { isOver, progressOf, useCancelJob } from './jobs';
import styles from './pieces.module.css';

const words: Record<Job['state'], string> = {
  queued: 'Waiting to start', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled', undone: 'Undone',
};

/** Long work: how much, how fast, how long still, and a way to stop it. */
export function JobProgress({ job, noun = 'rows' }: { job: Job; noun?: string }) {
  const cancel = useCancelJob();
  const { share, secondsLeft } = progressOf(job);
  const tone = job.state === 'failed' ? 'bad' : job.state === 'done' ? 'ok' : undefined;
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <div className={styles.progress} data-tone={tone} role="progressbar" aria-label={words[job.state]} aria-valuemin={0} aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}>
        <span style={{ transform: `scaleX(${share ?? 0.15})` }} />
      </div>
      <div style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }} aria-live="polite">
        <strong style={{ fontWeight: 500 }}>{words[job.state]}</strong>
        <span className="muted">
          {formatNumber(job.done)}{job.total ? ` of ${formatNumber(job.total)}` : ''} {noun}
        </span>
        {!isOver(job) && job.ratePerSecond !== null && job.ratePerSecond > 0 && <span className="muted">{formatNumber(job.ratePerSecond)} a second</span>}
        {!isOver(job) && secondsLeft !== null && <span className="muted">about {formatDuration(secondsLeft)} left</span>}
        {!isOver(job) && (
          <Button variant="default" onClick={() => cancel.mutate(job.id)} loading={cancel.isPending}>Cancel</Button>
        )}
      </div>
      {job.error && <p style={{ color: 'var(--bad-text)' }}>{job.error}</p>}
    </div>
  );
}
