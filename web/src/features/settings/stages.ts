import type { Stage } from '@/api/types';

export const starterStages: Omit<Stage, 'id' | 'version' | 'pipelineId'>[] = [
  { name: 'Discovery', category: 'open', probability: 10, rotDays: 14, position: 0, requiredFields: [] },
  { name: 'Qualified', category: 'open', probability: 25, rotDays: 14, position: 1, requiredFields: [] },
  { name: 'Demo', category: 'open', probability: 40, rotDays: 10, position: 2, requiredFields: [] },
  { name: 'Proposal', category: 'open', probability: 60, rotDays: 10, position: 3, requiredFields: [] },
  { name: 'Negotiation', category: 'open', probability: 80, rotDays: 7, position: 4, requiredFields: [] },
  { name: 'Won', category: 'won', probability: 100, rotDays: null, position: 5, requiredFields: [] },
  { name: 'Lost', category: 'lost', probability: 0, rotDays: null, position: 6, requiredFields: [] },
];

/** Where the deals of a deleted stage can go: a stage of the same meaning, so that no outcome changes by accident. */
export function targetsFor(stage: Stage, all: Stage[]): Stage[] {
  return all.filter((other) => other.id !== stage.id && other.category === stage.category);
}

/** The positions after moving a stage up or down: only those that changed. */
export function moved(stages: Stage[], index: number, step: -1 | 1): { id: string; position: number }[] {
  const target = index + step;
  if (target < 0 || target >= stages.length) return [];
  const order = [...stages];
  const [stage] = order.splice(index, 1);
  if (!stage) return [];
  order.splice(target, 0, stage);
  return order.map((one, position) => ({ id: one.id, position, before: one.position })).filter((one) => one.position !== one.before).map(({ id, position }) => ({ id, position }));
}

/** Where deals of a stage can go in another pipeline: what is open stays open, what is over stays over. */
export function targetsIn(stage: Stage, others: Stage[]): Stage[] {
  return others.filter((other) => other.category === stage.category);
}

/** A first guess for a change of pipeline: the stage of the same name, or the one at the same height. */
export function mapped(stages: Stage[], others: Stage[]): Record<string, string> {
  const pairs = stages.flatMap((stage) => {
    const targets = targetsIn(stage, others);
    const place = targetsIn(stage, stages).indexOf(stage);
    const target = targets.find((one) => one.name.toLowerCase() === stage.name.toLowerCase()) ?? targets[Math.min(place, targets.length - 1)];
    return target ? [[stage.id, target.id] as const] : [];
  });
  return Object.fromEntries(pairs);
}
