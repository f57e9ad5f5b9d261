import { api, ok } from '@/api/client';
import type { Campaign, Cost, CostKind } from '@/api/types';

export const costKinds: { value: CostKind; label: string }[] = [
  { value: 'ads', label: 'Ads' }, { value: 'content', label: 'Content' }, { value: 'tools', label: 'Tools' }, { value: 'people', label: 'People' },
  { value: 'events', label: 'Events' }, { value: 'other', label: 'Other' },
];

const mostPages = 25;

/** All cost entries (there are hundreds, not millions); says so when there are more than it read. */
export async function allCosts(signal: AbortSignal): Promise<{ costs: Cost[]; complete: boolean }> {
  const costs: Cost[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await ok(api.GET('/costs', { params: { query: { limit: 200, cursor } }, signal }));
    costs.push(...answer.items);
    if (!answer.next) return { costs, complete: true };
    cursor = answer.next;
  }
  return { costs, complete: false };
}

export interface Spent {
  amount: number;
  currency: string;
}

/** What a campaign cost so far, a sum for each currency: amounts in different currencies do not add up. */
export function spentBy(costs: Cost[], campaignId: string | null): Spent[] {
  const sums = new Map<string, number>();
  for (const cost of costs) {
    if (cost.campaignId === campaignId) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount: Math.round(amount * 100) / 100 }));
}

/** How much of the budget is used, where both are in one currency. */
export function budgetUse(campaign: Pick<Campaign, 'budget' | 'currency'>, spent: Spent[]): number | null {
  if (!campaign.budget || spent.length > 1) return null;
  const only = spent[0];
  if (!only) return 0;
  return only.currency === campaign.currency ? only.amount / campaign.budget : null;
}

/** A key from a name, as it stands in `utm_campaign`. */
export function toKey(name: string): string {
  return name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
