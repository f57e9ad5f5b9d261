import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactScore } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatDate, formatNumber } from '@/ui/format';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import recordStyles from '../records/Record.module.css';
import styles from './Score.module.css';
import { becameOf, foundBy, gradeTone, heldReasons, scoreQuery, signed } from './scores';

/** How well somebody fits and how much they do, every point of it with its reason. */
export function ScoreCard({ contactId }: { contactId: string }) {
  const score = useQuery(scoreQuery(contactId));
  return (
    <Card title="Score">
      {score.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={score.error} retry={() => void score.refetch()} />
      {score.data && <Explained score={score.data} />}
    </Card>
  );
}

/** The grade alone, for beside a name. */
export function GradeChip({ contactId }: { contactId: string }) {
  const { data } = useQuery(scoreQuery(contactId));
  if (!data) return null;
  return <Chip tone={gradeTone(data)} title={`Fit ${data.fit ?? 'not known'}, engagement ${data.engagement}`}>{data.grade}</Chip>;
}

function Explained({ score }: { score: ContactScore }) {
  const { held, others } = heldReasons(score.fitReasons);
  const [all, setAll] = useState(false);
  const shown = all ? [...held, ...others] : held;
  return (
    <>
      <div className={styles.head}>
        <strong className={styles.grade} data-tone={gradeTone(score)}>{score.grade}</strong>
        <dl className={styles.sums}>
          {score.fit && <><dt>Fit {score.fit}</dt><dd>{formatNumber(score.fitPoints)} points</dd></>}
          <dt>Engagement {score.engagement}</dt><dd>{formatNumber(score.engagementPoints, 1)} points</dd>
        </dl>
      </div>
      {score.engagementReasons.length === 0 && <p className="muted">Has done nothing yet that counts.</p>}
      <ul className={styles.reasons} aria-label="Engagement">
        {score.engagementReasons.map((reason) => (
          <Reason key={reason.ruleId} points={reason.points} name={reason.name}
            why={<><When at={reason.lastAt} />{becameOf(reason) && ` · ${becameOf(reason)}`}</>} />
        ))}
      </ul>
      {score.fitReasons.length > 0 && <h3 className={styles.part}>Fit</h3>}
      <ul className={styles.reasons} aria-label="Fit">
        {shown.map((reason) => <Reason key={reason.ruleId} points={reason.points} name={reason.name} why={foundBy(reason)} />)}
      </ul>
      {others.length > 0 && (
        <button type="button" className={recordStyles.small} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Only what counts' : `${others.length} more that ${others.length === 1 ? 'does' : 'do'} not hold`}
        </button>
      )}
      {score.coolDownUntil && <p className={styles.pause}>Does not become an MQL before {formatDate(score.coolDownUntil)}: {score.coolDownCause}</p>}
    </>
  );
}

function Reason({ points, name, why }: { points: number; name: string; why: React.ReactNode }) {
  return (
    <li>
      <span className={styles.points} data-sign={points < 0 ? '-' : points === 0 ? '0' : undefined}>{signed(points)}</span>
      <span>{name}<span className={styles.why}>{why}</span></span>
    </li>
  );
}
