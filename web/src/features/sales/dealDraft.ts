interface DealDraft {
  contact?: { id: string; name: string } | null;
  company?: { id: string; name: string } | null;
}

let draft: DealDraft = {};

/** What the next "New deal" dialog starts with: the person or company whose page it was opened on. */
export function setDealDraft(next: DealDraft) {
  draft = next;
}

export function takeDealDraft(): DealDraft {
  const taken = draft;
  draft = {};
  return taken;
}
