import { describe, expect, it } from 'vitest';
import type { Cost } from '@/api/types';
import { budgetUse, spentBy, toKey } from './costs';

const cost = (campaignId: string | null, amount: number, currency = 'EUR'): Cost => ({ id: '', version: 1, campaignName: null, origin: null, campaignId, amount, currency, date: '2026-01-01', kind: 'ads', team: 'marketing', note: null });

describe('campaign costs', () => {
  it('adds up without losing cents, a sum for each currency', () => {
    expect(spentBy([cost('a', 0.1), cost('a', 0.2), cost('b', 9), cost('a', 5, 'USD')], 'a')).toEqual([{ currency: 'EUR', amount: 0.3 }, { currency: 'USD', amount: 5 }]);
  });

  it('says how much of the budget is used only where that can be said', () => {
    expect(budgetUse({ budget: 100, currency: 'EUR' }, [{ currency: 'EUR', amount: 25 }])).toBe(0.25);
    expect(budgetUse({ budget: 100, currency: 'EUR' }, [{ currency: 'USD', amount: 25 }])).toBeNull();
    expect(budgetUse({ budget: null, currency: 'EUR' }, [])).toBeNull();
    expect(budgetUse({ budget: 100, currency: 'EUR' }, [])).toBe(0);
  });
});

it('makes a key of a name', () => expect(toKey('  Café & Ação 2026! ')).toBe('cafe-acao-2026'));
