import type { Deal, Pipeline, Stage } from '@/api/types';

export interface StageStep {
  stage: Stage;
  state: 'done' | 'now' | 'ahead';
}

/** The open stages of the deal's pipeline; a closed deal keeps what it had passed as done. */
export function stageSteps(deal: Pick<Deal, 'stageId' | 'outcome'>, pipeline: Pipeline | undefined): StageStep[] {
  const open = pipeline?.stages.filter((stage) => stage.category === 'open') ?? [];
  const now = open.findIndex((stage) => stage.id === deal.stageId);
  return open.map((stage, index) => {
    if (deal.outcome === 'won') return { stage, state: 'done' };
    if (now < 0) return { stage, state: 'ahead' };
    return { stage, state: index < now ? 'done' : index === now ? 'now' : 'ahead' };
  });
}
