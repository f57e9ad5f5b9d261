import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Deal, Pipeline, Stage } from '@/api/types';
import { toastError, toastUndo } from '@/ui/toast';
import { useCurrentInView } from '@/ui/useCurrentInView';
import recordStyles from '../records/Record.module.css';
import { recordKey, useRefresh } from '../records/useRecord';
import { rot, stageSteps } from './stageSteps';

/** The stages as steps; a click moves the deal there, at once, with an Undo. */
export function StageStepper({ deal, pipeline, writable }: { deal: Deal; pipeline: Pipeline | undefined; writable: boolean }) {
  const client = useQueryClient();
  const strip = useCurrentInView<HTMLDivElement>(deal.stageId);
  const refresh = useRefresh('deal', deal.id);
  const move = useMutation({
    mutationFn: (stage: Stage) => ok(api.POST('/deals/{id}/stage', { params: { path: { id: deal.id } }, body: { stageId: stage.id } })),
    onMutate: (stage) => {
      const before = client.getQueryData<Deal>(recordKey('deal', deal.id));
      if (before) client.setQueryData(recordKey('deal', deal.id), { ...before, stageId: stage.id, stageName: stage.name, probability: stage.probability });
      return { before };
    },
    onError: (error, _stage, context) => {
      client.setQueryData(recordKey('deal', deal.id), context?.before);
      toastError(error);
    },
    onSuccess: (_saved, stage, context) => {
      const from = pipeline?.stages.find((one) => one.id === context.before?.stageId);
      toastUndo(`${deal.name} is now in ${stage.name}`, () => from && move.mutate(from));
    },
    onSettled: () => void refresh(),
  });
  const rotting = deal.outcome === 'open' ? rot(deal.stageSince, pipeline?.stages.find((stage) => stage.id === deal.stageId)?.rotDays) : null;
  const steps = stageSteps(deal, pipeline);
  if (steps.length === 0) return null;
  const movable = writable && deal.outcome === 'open';
  return (
    // With nothing to press in it, it takes the focus itself: it scrolls sideways on a phone.
    <div ref={strip} className={recordStyles.strip} role="group" aria-label="Stages" tabIndex={movable ? undefined : 0}>
      {steps.map(({ stage, state }) => {
        const late = state === 'now' && rotting && rotting.level !== 'fresh' ? ` · ${rotting.days} days${rotting.level === 'rotting' ? ', rotting' : ''}` : '';
        const shared = {
          className: recordStyles.step, 'data-team': 'sales', 'data-reached': state !== 'ahead' || undefined, 'aria-current': state === 'now' ? ('step' as const) : undefined,
          title: `${stage.probability} %${stage.rotDays ? ` · goes stale after ${stage.rotDays} days` : ''}`,
        };
        const label = `${stage.name}${late}`;
        return movable && state !== 'now'
          ? <button key={stage.id} type="button" {...shared} onClick={() => move.mutate(stage)}>{label}</button>
          : <span key={stage.id} {...shared}>{label}</span>;
      })}
    </div>
  );
}
