import { type LeadOwner, leadStates, type LeadState } from './leads';

export interface LeadsSearch {
  state?: LeadState;
  owner?: LeadOwner;
  peek?: string;
}

export function leadsSearch(search: Record<string, unknown>): LeadsSearch {
  return {
    state: leadStates.find((state) => state === search.state),
    owner: search.owner === 'me' || search.owner === 'nobody' ? search.owner : undefined,
    peek: typeof search.peek === 'string' && search.peek ? search.peek : undefined,
  };
}
