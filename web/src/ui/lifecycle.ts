import type { LifecycleChange, LifecycleStage, Team } from '@/api/types';

interface StageInfo {
  stage: LifecycleStage;
  label: string;
  meaning: string;
  team: Team;
}

export const path: StageInfo[] = [
  { stage: 'subscriber', label: 'Subscriber', meaning: 'Signed up to hear from us', team: 'marketing' },
  { stage: 'lead', label: 'Lead', meaning: 'Showed interest and can be reached', team: 'marketing' },
  { stage: 'marketingQualified', label: 'MQL', meaning: 'Marketing qualified lead: marketing says that sales should look', team: 'marketing' },
  { stage: 'salesAccepted', label: 'SAL', meaning: 'Sales accepted lead: a person of sales took it', team: 'sales' },
  { stage: 'salesQualified', label: 'SQL', meaning: 'Sales qualified lead: need and next step are confirmed', team: 'sales' },
  { stage: 'opportunity', label: 'Opportunity', meaning: 'A deal is open', team: 'sales' },
  { stage: 'customer', label: 'Customer', meaning: 'Bought at least once', team: 'sales' },
  { stage: 'evangelist', label: 'Evangelist', meaning: 'Recommends us to others', team: 'sales' },
];

const aside: StageInfo[] = [
  { stage: 'disqualified', label: 'Disqualified', meaning: 'Not a fit; nobody should spend time here', team: 'system' },
  { stage: 'formerCustomer', label: 'Former customer', meaning: 'Bought once and left', team: 'system' },
];

export const stages: StageInfo[] = [...path, ...aside];

const byStage = new Map(stages.map((info) => [info.stage, info]));

export function stageInfo(stage: string): StageInfo {
  return byStage.get(stage as LifecycleStage) ?? { stage: stage as LifecycleStage, label: stage, meaning: '', team: 'system' };
}

export const stageOptions = stages.map(({ stage, label }) => ({ value: stage, label }));

export interface StripStep extends StageInfo {
  reached: boolean;
  current: boolean;
  at: string | null;
}

/** The eight steps of the strip: what was reached, when first, and where the person stands now. */
export function stripSteps(current: LifecycleStage, since: string | null, history: LifecycleChange[]): StripStep[] {
  const first = new Map<LifecycleStage, string>();
  for (const change of history) {
    const known = first.get(change.to);
    if (!known || change.at < known) first.set(change.to, change.at);
  }
  const position = path.findIndex((step) => step.stage === current);
  return path.map((step, index) => ({
    ...step,
    reached: position >= 0 ? index <= position : first.has(step.stage),
    current: step.stage === current,
    at: first.get(step.stage) ?? (step.stage === current ? since : null),
  }));
}

/** Going back needs a reason: it is never an accident of a drag or a form. */
export function isBackwards(from: LifecycleStage, to: LifecycleStage): boolean {
  const order = (stage: LifecycleStage) => path.findIndex((step) => step.stage === stage);
  return to === 'disqualified' || to === 'formerCustomer' || order(to) < order(from);
}
