import type { LifecycleChange, LifecycleStage } from '@/api/types';
import { formatInstant, formatRelative } from '@/ui/format';
import { stripSteps } from '@/ui/lifecycle';
import { useCurrentInView } from '@/ui/useCurrentInView';
import styles from './Record.module.css';

interface Props {
  stage: LifecycleStage;
  since: string | null;
  history: LifecycleChange[];
  onPick?: (stage: LifecycleStage) => void;
}

/** Eight steps, violet while it is marketing's turn and teal for sales; when each was first reached. */
export function LifecycleStrip({ stage, since, history, onPick }: Props) {
  const strip = useCurrentInView<HTMLDivElement>(stage);
  return (
    // With nothing to press in it, it takes the focus itself: it scrolls sideways on a phone.
    <div ref={strip} className={styles.strip} role="group" aria-label="Lifecycle" tabIndex={onPick ? undefined : 0}>
      {stripSteps(stage, since, history).map((step) => {
        const label = step.at && step.reached ? `${step.label} · ${formatRelative(step.at)}` : step.label;
        const title = [step.meaning, step.at && `since ${formatInstant(step.at)}`].filter(Boolean).join(' · ');
        const shared = {
          className: styles.step, 'data-team': step.team, 'data-reached': step.reached || undefined, 'aria-current': step.current ? ('step' as const) : undefined, title,
        };
        return onPick ? (
          <button key={step.stage} type="button" {...shared} onClick={() => onPick(step.stage)}>{label}</button>
        ) : (
          <span key={step.stage} {...shared}>{label}</span>
        );
      })}
    </div>
  );
}
