import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { TrafficBy, TrafficRow, TrafficTable as Table } from '@/api/types';
import { dimensions, type Figure, figures, keyLabel, pageLabel, showFigure, toOpen, usualHost } from './traffic';
import styles from './Traffic.module.css';

interface Props {
  table: Table;
  by: TrafficBy;
  open: string | undefined;
  onInto: (key: string | null) => void;
  onOpen: (key: string | null | undefined, people: string) => void;
}

/** A row for each channel, source or page; its name looks inside, its numbers of people open these. */
export function TrafficTable({ table, by, open, onInto, onOpen }: Props) {
  const [sorting, setSorting] = useState<{ key: Figure; up: boolean }>({ key: 'visitors', up: false });
  const value = (row: TrafficRow) => (sorting.key === 'engagedSeconds' ? row.engagedSeconds / Math.max(1, row.sessions) : row[sorting.key]);
  const rows = [...table.rows].sort((a, b) => (sorting.up ? 1 : -1) * (value(a) - value(b)));
  const widest = Math.max(1, ...table.rows.map((row) => row.visitors));
  const isPage = by === 'page' || by === 'landingPage';
  const host = isPage ? usualHost(table.rows.map(({ key }) => key)) : null;
  return (
    <div className={styles.frame}>
      {/* It scrolls sideways, so the keyboard must be able to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.sideways} tabIndex={0} role="region" aria-label="Visits">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{dimensions.find((one) => one.value === by)?.one}</th>
              {figures.map(({ key, label, hint }) => (
                <th key={key} scope="col" title={hint} aria-sort={sorting.key === key ? (sorting.up ? 'ascending' : 'descending') : undefined}>
                  <button type="button" className={styles.sort} onClick={() => setSorting({ key, up: sorting.key === key && !sorting.up })}>
                    {label}{sorting.key === key && (sorting.up ? <ArrowUp size={11} aria-hidden /> : <ArrowDown size={11} aria-hidden />)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key ?? ''}>
                <th scope="row">
                  <button type="button" className={styles.name} title={row.key ?? undefined} onClick={() => onInto(row.key ?? null)}>
                    <i style={{ inlineSize: `${(100 * row.visitors) / widest}%` }} aria-hidden />
                    <Name by={by} row={row} host={host} isPage={isPage} />
                  </button>
                </th>
                {figures.map((figure) => <Cell key={figure.key} figure={figure} row={row} open={open} onOpen={(people) => onOpen(row.key ?? null, people)} />)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              {figures.map((figure) => <Cell key={figure.key} figure={figure} row={table.total} open={open} whole onOpen={(people) => onOpen(undefined, people)} />)}
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

function Name({ by, row, host, isPage }: { by: TrafficBy; row: TrafficRow; host: string | null; isPage: boolean }) {
  if (!isPage || !row.key) return <span className={`clip${row.key ? '' : ' faint'}`}>{keyLabel(by, row.key)}</span>;
  const page = pageLabel(row.key, host);
  return <span className="clip">{page.host && <span className="faint">{page.host}</span>}{page.path}</span>;
}

function Cell({ figure, row, open, whole, onOpen }: { figure: (typeof figures)[number]; row: TrafficRow; open: string | undefined; whole?: boolean; onOpen: (people: string) => void }) {
  const text = showFigure(row, figure.key);
  const { people } = figure;
  if (!people || row[figure.key] === 0) return <td data-zero={row[figure.key] === 0 || undefined}>{text}</td>;
  return (
    <td>
      <button type="button" className={styles.figure} aria-pressed={open === toOpen(whole ? undefined : (row.key ?? null), people)} onClick={() => onOpen(people)}>{text}</button>
    </td>
  );
}
