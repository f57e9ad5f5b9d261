import type { Kpi, ScoreboardRow } from '@/api/types';
import pieces from '@/ui/pieces.module.css';
import { formulaOf, type Metric, metricInfo, showFigure, toOpen } from './scoreboard';
import styles from './Scoreboard.module.css';

const shown: [Metric, string][] = [
  ['costPerLead', 'Cost per lead'], ['acquisitionCost', 'CAC'], ['roi', 'Marketing ROI, on revenue'], ['winRate', 'Win rate'], ['medianDays', 'First contact to won, median'], ['wonValue', 'Revenue'],
];

interface Props {
  row: ScoreboardRow | undefined;
  kpis: Kpi[];
  opened: string | undefined;
  onOpen: (metric: Metric) => void;
}

export function KpiBand({ row, kpis, opened, onOpen }: Props) {
  return (
    <section className={`${pieces.card} ${styles.kpis}`} aria-label="Key figures">
      {shown.map(([key, label]) => {
        const metric = metricInfo(key);
        return metric && (
          <div key={key} className={styles.kpi} data-metric={key}>
            <span className={styles.label}>{label}</span>
            <button type="button" className={styles.figure} title={formulaOf(metric, kpis).formula} aria-pressed={opened === toOpen(key)} onClick={() => onOpen(key)}>
              {showFigure(metric, row)}
              <span className="sr-only"> {label}: show formula and rows</span>
            </button>
          </div>
        );
      })}
    </section>
  );
}
