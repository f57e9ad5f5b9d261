import type { ScoreboardRow } from '@/api/types';
import { Card } from '@/ui/Card';
import { formatNumber, formatPercent } from '@/ui/format';
import { funnel, type Metric, toOpen } from './scoreboard';
import styles from './Scoreboard.module.css';

interface Props {
  row: ScoreboardRow | undefined;
  cohort: boolean;
  opened: string | undefined;
  onOpen: (metric: Metric) => void;
}

/** From first touch to customer: violet is marketing's part, teal is sales'. */
export function FunnelBand({ row, cohort, opened, onOpen }: Props) {
  return (
    <Card flush title="From first touch to customer" action={<span className={styles.note}>{cohort ? 'entered in this time, followed to today' : 'counted when it happened'}</span>}>
      <div className={styles.funnel}>
        {funnel(row).map((step, index) => (
          <div key={step.metric} className={styles.stepBox} data-metric={step.metric}>
            <span className={styles.label}>{step.label}</span>
            <button type="button" className={styles.figure} aria-pressed={opened === toOpen(step.metric)} onClick={() => onOpen(step.metric)}>
              {formatNumber(step.value)}
              <span className="sr-only"> {step.label}: show the rows</span>
            </button>
            <span className={styles.bar} data-step={index} aria-hidden><i style={{ transform: `scaleX(${step.share})` }} /></span>
            <div className={styles.rate}>{index > 0 && step.rate !== null && `${formatPercent(step.rate)} ${step.rateText}`}</div>
          </div>
        ))}
      </div>
    </Card>
  );
}
