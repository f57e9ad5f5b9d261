import type { Import, ImportColumn, ImportMapping, ImportObject, Job } from '@/api/types';
import { isOver } from '@/ui/jobs';

export const objects: { value: ImportObject; label: string; why: string }[] = [
  { value: 'contacts', label: 'People', why: 'Contacts, leads, subscribers' },
  { value: 'companies', label: 'Companies', why: 'Accounts, organisations' },
  { value: 'deals', label: 'Deals', why: 'Opportunities, open and closed' },
  { value: 'users', label: 'Users', why: 'Who owns what; nobody is invited' },
  { value: 'products', label: 'Products', why: 'What you sell, with prices' },
];

export function objectName(object: string): string {
  return objects.find(({ value }) => value === object)?.label ?? object;
}

/** A column of which a new field is made, and one that is left out. */
export const newField = 'newField';
export const leaveOut = 'ignore';

export type Step = 'map' | 'working' | 'check' | 'report';

/** Where in the wizard an import stands. */
export function stepOf(one: Pick<Import, 'state'> & Partial<Pick<Import, 'report'>>, job: Pick<Job, 'state'> | undefined, remap: boolean): Step {
  if (job && !isOver(job)) return 'working';
  if (/^(done|failed|cancelled|undone|finished|undoing)$/.test(one.state)) return 'report';
  if (/^(checking|running|queued)$/.test(one.state) && !job) return 'working';
  if (remap || !one.report) return 'map';
  return 'check';
}

export type Mapping = Record<number, string>;

/** What each column becomes: what was chosen before, else the guess, else it is left out. */
export function startMapping(columns: ImportColumn[]): Mapping {
  return Object.fromEntries(columns.map((column) => [column.index, column.target ?? column.guess?.target ?? leaveOut]));
}

export function toMapping(one: Pick<Import, 'columns'>, mapping: Mapping, createStages = false): ImportMapping {
  return { columns: one.columns.map(({ index }) => ({ index, target: toTarget(mapping[index]) })), options: { createStages } };
}

/** On the wire, a column that is left out has no target. */
function toTarget(target: string | undefined): string | null {
  return target === undefined || target === leaveOut ? null : target;
}

/** Targets that two columns claim: only one value can win, so a person decides before anything is written. */
export function clashes(mapping: Mapping, manyAllowed: (target: string) => boolean = isMany): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const target of Object.values(mapping)) {
    if (target === newField || target === leaveOut || manyAllowed(target)) continue;
    if (seen.has(target)) twice.add(target);
    seen.add(target);
  }
  return twice;
}

/** A person has other emails and phones beside the first. */
function isMany(target: string): boolean {
  return target.startsWith('other_');
}

export type Confidence = 'sure' | 'likely' | 'unsure' | 'none';

export function confidenceOf(column: ImportColumn, target: string): Confidence {
  if (target !== column.guess?.target) return 'none';
  if (column.confidence >= 0.9) return 'sure';
  return column.confidence >= 0.6 ? 'likely' : 'unsure';
}
