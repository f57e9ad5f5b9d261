import type { ReactNode } from 'react';
import styles from './SimpleTable.module.css';

type Head = string | { text: ReactNode; right?: boolean; hidden?: boolean; width?: number };

interface Props {
  label: string;
  head: Head[];
  rows: { key: string; cells: ReactNode[]; faded?: boolean }[];
  foot?: ReactNode[];
  empty?: ReactNode;
}

/** A plain table for what fits on a page: settings, histories, reports. */
export function SimpleTable({ label, head, rows, foot, empty }: Props) {
  const right = head.map((cell) => typeof cell !== 'string' && cell.right);
  return (
    <div className={styles.frame}>
      {/* It scrolls sideways on a phone, so the keyboard must be able to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
        <table className={styles.table}>
          <thead>
            <tr>
              {head.map((cell, index) => (
                <th key={index} scope="col" data-right={right[index] || undefined} style={{ width: typeof cell === 'string' ? undefined : cell.width }}>
                  {typeof cell === 'string' ? cell : cell.hidden ? <span className="sr-only">{cell.text}</span> : cell.text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-faded={row.faded || undefined}>
                {row.cells.map((cell, index) => <td key={index} data-right={right[index] || undefined}>{cell}</td>)}
              </tr>
            ))}
          </tbody>
          {foot && (
            <tfoot>
              <tr>{foot.map((cell, index) => <td key={index} data-right={right[index] || undefined}>{cell}</td>)}</tr>
            </tfoot>
          )}
        </table>
        {rows.length === 0 && empty && <div className={styles.empty}>{empty}</div>}
      </div>
    </div>
  );
}
