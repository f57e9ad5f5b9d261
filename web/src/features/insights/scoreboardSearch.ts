import type { ScoreboardBy, ScoreboardMode } from '@/api/types';

export interface ScoreboardSearch {
  from?: string;
  to?: string;
  mode?: ScoreboardMode;
  by?: ScoreboardBy;
  /** The figure that is opened, as `metric` or `metric:key`. */
  open?: string;
}

export const dimensions: { value: ScoreboardBy; label: string }[] = [
  { value: 'none', label: 'In total' },
  { value: 'origin', label: 'By origin' },
  { value: 'campaign', label: 'By campaign' },
  { value: 'owner', label: 'By owner' },
  { value: 'month', label: 'By month' },
  { value: 'landingPage', label: 'By landing page' },
  { value: 'product', label: 'By product' },
  { value: 'company', label: 'By company' },
  { value: 'closeQuarter', label: 'By closing quarter' },
];

export function scoreboardSearch(search: Record<string, unknown>): ScoreboardSearch {
  const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
  return {
    from: day(search.from),
    to: day(search.to),
    mode: search.mode === 'period' || search.mode === 'cohort' ? search.mode : undefined,
    by: dimensions.find(({ value }) => value === search.by)?.value,
    open: typeof search.open === 'string' ? search.open : undefined,
  };
}
