import type { Kpi, ScoreboardBy, ScoreboardRow } from '@/api/types';
import { formatDate, formatDays, formatMoney, formatNumber, formatPercent, none, toDay } from '@/ui/format';
import { originLabel } from '@/ui/origin';

export type Metric = Exclude<keyof ScoreboardRow, 'key' | 'id' | 'label' | 'currency'>;
type Unit = 'count' | 'ratio' | 'money' | 'days' | 'gain';

interface MetricInfo {
  key: Metric;
  label: string;
  unit: Unit;
  formula: string;
}

/** Every figure of the board: what it is called, how it reads, and how it is made (the server's KPI list says it better). */
export const metrics: MetricInfo[] = [
  { key: 'leads', label: 'Leads', unit: 'count', formula: 'people who became a lead' },
  { key: 'marketingQualified', label: 'MQL', unit: 'count', formula: 'people who reached MQL or a later stage' },
  { key: 'salesAccepted', label: 'SAL', unit: 'count', formula: 'people who reached SAL or a later stage' },
  { key: 'salesQualified', label: 'SQL', unit: 'count', formula: 'people who reached SQL or a later stage' },
  { key: 'opportunities', label: 'Opps', unit: 'count', formula: 'opportunities opened' },
  { key: 'won', label: 'Won', unit: 'count', formula: 'opportunities won' },
  { key: 'lost', label: 'Lost', unit: 'count', formula: 'opportunities lost' },
  { key: 'open', label: 'Open', unit: 'count', formula: 'opportunities still open' },
  { key: 'conversion', label: 'Lead → won', unit: 'ratio', formula: 'won ÷ leads, above 100 % where more deals were won than people came' },
  { key: 'winRate', label: 'Win rate', unit: 'ratio', formula: 'won ÷ (won + lost)' },
  { key: 'cost', label: 'Cost', unit: 'money', formula: 'sum of cost entries' },
  { key: 'costPerLead', label: 'CPL', unit: 'money', formula: 'marketing cost ÷ new leads' },
  { key: 'acquisitionCost', label: 'CAC', unit: 'money', formula: '(marketing + sales cost) ÷ new customers' },
  { key: 'wonValue', label: 'Revenue', unit: 'money', formula: 'sum of won amounts' },
  { key: 'roi', label: 'ROI', unit: 'gain', formula: '(revenue by first touch − marketing cost) ÷ marketing cost' },
  { key: 'medianDays', label: 'Median days', unit: 'days', formula: 'median whole days from first contact to won' },
  { key: 'meanDays', label: 'Mean days', unit: 'days', formula: 'mean whole days from first contact to won' },
];

const byKey = new Map(metrics.map((metric) => [metric.key as string, metric]));

export function metricInfo(key: string): MetricInfo | undefined {
  return byKey.get(key);
}

export function showFigure(metric: MetricInfo, row: ScoreboardRow | undefined): string {
  const value = row?.[metric.key];
  if (value === null || value === undefined) return none;
  switch (metric.unit) {
    case 'ratio':
      return formatPercent(value);
    case 'money':
      return formatMoney(value, row?.currency);
    case 'days':
      return formatDays(value);
    case 'gain':
      return `${value > 0 ? '+' : ''}${formatPercent(value, 0)}`;
    default:
      return formatNumber(value);
  }
}

/** The same in a column whose heading names the unit already. */
export function showCell(metric: MetricInfo, row: ScoreboardRow): string {
  return metric.unit === 'days' && row[metric.key] !== null ? formatNumber(row[metric.key], 1) : showFigure(metric, row);
}

export interface FunnelStep {
  metric: Metric;
  label: string;
  value: number;
  /** Of the widest step, for the bar. */
  share: number;
  /** Of the step before; null where that was zero or smaller (deals without a person, say), when it is no share. */
  rate: number | null;
  rateText: string;
}

const funnelSteps: [Metric, string, string][] = [
  ['leads', 'Leads', ''], ['marketingQualified', 'MQL', 'of leads'], ['salesAccepted', 'SAL', 'accepted'], ['salesQualified', 'SQL', 'of SAL'],
  ['opportunities', 'Opportunities', 'of SQL'], ['won', 'Won', 'won'],
];

export function funnel(row: ScoreboardRow | undefined): FunnelStep[] {
  const values = funnelSteps.map(([metric]) => row?.[metric] ?? 0);
  const widest = Math.max(...values, 1);
  return funnelSteps.map(([metric, label, rateText], index) => {
    const before = index > 0 ? (values[index - 1] ?? 0) : 0;
    const value = values[index] ?? 0;
    return { metric, label, value, share: value / widest, rate: index > 0 && before > 0 && value <= before ? value / before : null, rateText };
  });
}

export function keyLabel(by: ScoreboardBy, row: Pick<ScoreboardRow, 'key'> & Partial<Pick<ScoreboardRow, 'label'>>): string {
  if (row.label) return row.label;
  if (row.key === null || row.key === '') return 'Not known';
  if (by === 'origin') return originLabel(row.key);
  if (by === 'month' && /^\d{4}-\d\d/.test(row.key)) return formatDate(`${row.key.slice(0, 7)}-01`).replace(/^1 |(?<=\w) 1,/, '');
  return row.key;
}

export interface Sorting {
  key: 'key' | Metric;
  descending: boolean;
}

/** Time runs forward; everything else starts with the most leads, or the most won where there are no leads. */
export function usualSorting(by: ScoreboardBy, rows: ScoreboardRow[]): Sorting {
  if (by === 'month' || by === 'closeQuarter') return { key: 'key', descending: false };
  if (by === 'owner' || by === 'product' || by === 'company') return { key: 'won', descending: true };
  return { key: rows.some((row) => row.leads > 0) ? 'leads' : 'won', descending: true };
}

/** Rows in order; what is not known comes last, whichever way. */
export function sortRows(rows: ScoreboardRow[], { key, descending }: Sorting): ScoreboardRow[] {
  return [...rows].sort((a, b) => {
    const [left, right] = [a[key], b[key]];
    if (left === null || left === undefined || right === null || right === undefined) return Number(left == null) - Number(right == null);
    const order = typeof left === 'string' || typeof right === 'string' ? String(left).localeCompare(String(right)) : left - right;
    return descending ? -order : order;
  });
}

/** The figure that is opened, written `won` for the total and `won:social` for a row. The key of what is not known is empty. */
export function parseOpen(open: string | undefined): { metric: string; key?: string } | null {
  if (!open) return null;
  const at = open.indexOf(':');
  return at < 0 ? { metric: open } : { metric: open.slice(0, at), key: open.slice(at + 1) };
}

export function toOpen(metric: Metric, key?: string | null): string {
  return key === undefined ? metric : `${metric}:${key ?? ''}`;
}

export function formulaOf(metric: MetricInfo, kpis: Kpi[]): { formula: string; description: string | null; name: string } {
  const known = kpis.find((kpi) => kpi.key === metric.key);
  return { formula: known?.formula ?? metric.formula, description: known?.description ?? null, name: known?.name ?? metric.label };
}

/** A table for a spreadsheet: unrounded, and no cell that a spreadsheet would run as a formula. */
export function toCsv(by: string, rows: ScoreboardRow[]): string {
  const head = [by, ...metrics.map((metric) => metric.key), 'currency'];
  const lines = rows.map((row) => [row.label ?? row.key ?? '', ...metrics.map((metric) => row[metric.key] ?? ''), row.currency ?? '']);
  return [head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function dayAfter(day: string): string {
  return shift(day, 1);
}

export function dayBefore(day: string): string {
  return shift(day, -1);
}

function shift(day: string, by: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return toDay(new Date(year, month - 1, date + by));
}
