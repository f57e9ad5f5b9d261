import type { Promised } from '@/api/types';
import { formatPercent } from '@/ui/format';
import { keptOf, keptTone } from './sla';
import styles from './Sla.module.css';

type Props = { label: string; hint?: string } & ({ promised: Promised } | { promised?: undefined; figure: string; share: number | null; tone: ReturnType<typeof keptTone> });

/** One measurable promise: what it is, how far it is kept. */
export function Clause(props: Props) {
  const { label, hint, promised } = props;
  const share = promised ? promised.share : props.share;
  const tone = promised ? keptTone(promised.share) : props.tone;
  return (
    <div className={styles.clause}>
      <span>{label}</span>
      <b>{promised ? formatPercent(promised.share, 0) : props.figure}</b>
      {(promised || hint) && <small>{[promised && keptOf(promised), hint].filter(Boolean).join(', ')}</small>}
      {share !== null && share !== undefined && (
        <div className={styles.meter} data-tone={tone}><i style={{ width: `${Math.min(100, share * 100)}%` }} /></div>
      )}
    </div>
  );
}
