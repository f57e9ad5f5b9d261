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

/** How close a deal is to going stale in its stage. */
export function rot(stageSince: string | null, rotDays: number | null | undefined, now = new Date()): { days: number; level: 'fresh' | 'soon' | 'rotting' } | null {
  if (!stageSince || !rotDays) return null;
  const days = Math.floor((now.getTime() - new Date(stageSince).getTime()) / 86_400_000);
  return { days, level: days >= rotDays ? 'rotting' : days >= rotDays * 0.75 ? 'soon' : 'fresh' };
}
