import type { Task } from '@/api/types';

interface Named {
  id: string;
  name: string;
}

/** What a task or a call is about, or the task that is to be changed. */
export interface WorkDraft {
  task?: Task;
  contact?: Named | null;
  company?: Named | null;
  deal?: Named | null;
}

let draft: WorkDraft = {};

/** What the next dialog starts with: the record on whose page it was opened. */
export function setWorkDraft(next: WorkDraft) {
  draft = next;
}

export function takeWorkDraft(): WorkDraft {
  const taken = draft;
  draft = {};
  return taken;
}
