import { describe, expect, it } from 'vitest';
import { isBackwards, stripSteps } from './lifecycle';

const change = (to: 'lead' | 'marketingQualified', at: string) => ({ id: at, recordedAt: at, from: null, to, at, cause: 'manual', actor: null, reason: null });

describe('the lifecycle strip', () => {
  it('marks everything up to the current stage as reached and dates it by first entry', () => {
    const steps = stripSteps('marketingQualified', '2026-05-01', [
      change('marketingQualified', '2026-05-01'), change('lead', '2026-04-01'), change('lead', '2026-04-20'),
    ]);
    expect(steps.map((step) => step.reached)).toEqual([true, true, true, false, false, false, false, false]);
    expect(steps[1]?.at).toBe('2026-04-01');
    expect(steps[2]?.current).toBe(true);
  });

  it('shows what a disqualified person had reached before', () => {
    const steps = stripSteps('disqualified', '2026-06-01', [change('lead', '2026-04-01')]);
    expect(steps.filter((step) => step.reached).map((step) => step.stage)).toEqual(['lead']);
    expect(steps.some((step) => step.current)).toBe(false);
  });

  it('knows which moves go back', () => {
    expect(isBackwards('salesQualified', 'lead')).toBe(true);
    expect(isBackwards('lead', 'marketingQualified')).toBe(false);
    expect(isBackwards('customer', 'formerCustomer')).toBe(true);
  });
});
