import { useQueryClient } from '@tanstack/react-query';
import type { Deal, Pipeline } from '@/api/types';
import { useCurrentInView } from '@/ui/useCurrentInView';
import recordStyles from '../records/Record.module.css';
import { recordKey } from '../records/useRecord';
import { AskBeforeMove } from './AskBeforeMove';
import { rotReason, rotWords } from './rot';
import { stageSteps } from './stageSteps';
import { useMoveDeal } from './useMoveDeal';

const none: never[] = [];

/** The stages as steps; a click moves the deal there, at once, with an Undo. */
export function StageStepper({ deal, pipeline, writable }: { deal: Deal; pipeline: Pipeline | undefined; writable: boolean }) {
  const client = useQueryClient();
  const strip = useCurrentInView<HTMLDivElement>(deal.stageId);
  const { move, question, dismiss, answered } = useMoveDeal(pipeline?.stages ?? none, (moving, stage) => {
    const key = recordKey('deal', moving.id);
    const before = client.getQueryData<Deal>(key);
    if (!before) return undefined;
    client.setQueryData(key, { ...before, stageId: stage.id, stageName: stage.name, probability: stage.probability, rot: null });
    return () => client.setQueryData(key, before);
  });
  const steps = stageSteps(deal, pipeline);
  if (steps.length === 0) return null;
  const movable = writable && deal.outcome === 'open';
  return (
    // With nothing to press in it, it takes the focus itself: it scrolls sideways on a phone.
    <div ref={strip} className={recordStyles.strip} role="group" aria-label="Stages" tabIndex={movable ? undefined : 0}>
      {steps.map(({ stage, state }) => {
        const late = state === 'now' && deal.rot && deal.rot.level !== 'fresh' ? ` · ${rotWords(deal.rot)}` : '';
        const shared = {
          className: recordStyles.step, 'data-team': 'sales', 'data-reached': state !== 'ahead' || undefined, 'aria-current': state === 'now' ? ('step' as const) : undefined,
          title: `${stage.probability} %${state === 'now' && deal.rot ? ` · ${rotReason(deal.rot)}` : stage.rotDays ? ` · goes stale after ${stage.rotDays} working days without news` : ''}`,
        };
        const label = `${stage.name}${late}`;
        return movable && state !== 'now'
          ? <button key={stage.id} type="button" {...shared} onClick={() => move(deal, stage)}>{label}</button>
          : <span key={stage.id} {...shared}>{label}</span>;
      })}
      {question && <AskBeforeMove question={question} onAnswered={answered} onClose={dismiss} />}
    </div>
  );
}
