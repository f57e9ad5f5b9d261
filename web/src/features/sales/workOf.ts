import type { Deal } from '@/api/types';
import type { WorkDraft } from '../work/drafts';

/** What a task or a call that is begun on a deal is about: the deal, and its main contact. */
export function workOf(deal: Deal): WorkDraft {
  const main = deal.contacts.find((contact) => contact.main) ?? deal.contacts[0];
  return { deal: { id: deal.id, name: deal.name }, contact: main ? { id: main.id, name: main.name } : null };
}
