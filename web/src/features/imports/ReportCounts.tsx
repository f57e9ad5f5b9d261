import type { ImportReport } from '@/api/types';
import { formatNumber } from '@/ui/format';
import pieces from '@/ui/pieces.module.css';
import styles from './Import.module.css';

const figures = [
  { key: 'rows', label: 'Rows' },
  { key: 'created', label: 'New', tone: 'ok' },
  { key: 'updated', label: 'Updated' },
  { key: 'unchanged', label: 'Unchanged' },
  { key: 'skipped', label: 'Skipped' },
  { key: 'errors', label: 'With errors', tone: 'bad' },
] as const;

export function ReportCounts({ report }: { report: ImportReport }) {
  return (
    <dl className={`${pieces.card} ${styles.counts}`}>
      {figures.map((figure) => (
        <div key={figure.key} className={styles.count} data-tone={'tone' in figure && report[figure.key] > 0 ? figure.tone : undefined} data-figure={figure.key}>
          <dt>{figure.label}</dt>
          <dd>{formatNumber(report[figure.key])}</dd>
        </div>
      ))}
    </dl>
  );
}
