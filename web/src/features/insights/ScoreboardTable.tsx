import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { Kpi, ScoreboardBy, ScoreboardRow } from '@/api/types';
import { formulaOf, keyLabel, type Metric, metrics, showCell, type Sorting, sortRows, toOpen, usualSorting } from './scoreboard';
import styles from './Scoreboard.module.css';
import { dimensions } from './scoreboardSearch';

interface Props {
  by: ScoreboardBy;
  rows: ScoreboardRow[];
  total: ScoreboardRow | undefined;
  kpis: Kpi[];
  opened: string | undefined;
  onOpen: (metric: Metric, key?: string | null) => void;
}

/** The same figures by one dimension; every one of them opens its formula and its rows. */
export function ScoreboardTable({ by, rows, total, kpis, opened, onOpen }: Props) {
  const [chosen, setChosen] = useState<Sorting | null>(null);
  const sorting = chosen ?? usualSorting(by, rows);
  const sorted = sortRows(rows, sorting);
  const title = dimensions.find(({ value }) => value === by)?.label.replace('By ', '') ?? by;
  const sort = (key: Sorting['key']) => setChosen({ key, descending: sorting.key === key ? !sorting.descending : key !== 'key' });
  const head = (key: Sorting['key'], label: string, hint?: string) => (
    <th key={key} scope="col" title={hint} aria-sort={sorting.key === key ? (sorting.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={styles.sort} onClick={() => sort(key)}>
        {label}
        {sorting.key === key && (sorting.descending ? <ArrowDown size={11} aria-hidden /> : <ArrowUp size={11} aria-hidden />)}
      </button>
    </th>
  );
  return (
    <div className={styles.tableFrame}>
      {/* It scrolls sideways, so the keyboard must be able to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.tableScroll} tabIndex={0} role="region" aria-label={`Figures by ${title}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {head('key', title.charAt(0).toUpperCase() + title.slice(1))}
              {metrics.map((metric) => head(metric.key, metric.label, formulaOf(metric, kpis).formula))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.key ?? ''} data-key={row.key ?? ''}>
                <th scope="row" title={row.key ?? undefined} className={row.key ? undefined : 'faint'}>{keyLabel(by, row)}</th>
                {metrics.map((metric) => (
                  <td key={metric.key} data-metric={metric.key} data-gain={metric.unit === 'gain' && row.roi ? (row.roi > 0 ? 'up' : 'down') : undefined}>
                    <button type="button" className={styles.figure} aria-pressed={opened === toOpen(metric.key, row.key)} onClick={() => onOpen(metric.key, row.key)}>
                      {showCell(metric, row)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {total && rows.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">All</th>
                {metrics.map((metric) => <td key={metric.key} data-metric={metric.key}>{showCell(metric, total)}</td>)}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </div>
  );
}
