import { Card } from '@/ui/Card';
import { formatPercent, none } from '@/ui/format';
import type { FormResults } from './definition';
import styles from './Forms.module.css';

/** The last thirty days: how many looked, how many sent, and each day. */
export function ResultsBand({ results }: { results: FormResults }) {
  const views = results.days.reduce((sum, day) => sum + day.views, 0);
  const sent = results.days.reduce((sum, day) => sum + day.submissions, 0);
  const most = Math.max(1, ...results.days.map((day) => Math.max(day.views, day.submissions)));
  return (
    <Card title="Last 30 days">
      <div className={styles.band}>
        <div><span className="muted">Views</span><strong>{views.toLocaleString()}</strong></div>
        <div><span className="muted">Submissions</span><strong>{sent.toLocaleString()}</strong></div>
        <div><span className="muted">Conversion</span><strong>{views > 0 ? formatPercent(Math.min(1, sent / views), 1) : none}</strong></div>
        <div><span className="muted">Set aside</span><strong>{(results.states.suspicious ?? 0).toLocaleString()}</strong></div>
        <svg className={styles.bars} viewBox={`0 0 ${results.days.length * 8} 48`} preserveAspectRatio="none" role="img" aria-label={`Views and submissions a day: ${views} views, ${sent} submissions`}>
          {results.days.map((day, index) => (
            <g key={day.day}>
              <title>{`${day.day}: ${day.views} views, ${day.submissions} submissions`}</title>
              <rect x={index * 8} y={0} width={8} height={48} fill="transparent" />
              <rect x={index * 8 + 1} y={47 - (46 * day.views) / most} width={6} height={Math.max(1, (46 * day.views) / most)} className={styles.seen} />
              <rect x={index * 8 + 1} y={47 - (46 * day.submissions) / most} width={6} height={(46 * day.submissions) / most} className={styles.sent} />
            </g>
          ))}
        </svg>
      </div>
    </Card>
  );
}
