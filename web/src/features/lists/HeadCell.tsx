import { ArrowDown, ArrowUp } from 'lucide-react';
import type { PointerEvent } from 'react';
import { isRight } from './Cell';
import styles from './DataTable.module.css';
import type { TableProps } from './DataTable';
import { type Column, type Listed, sortOf } from './spec';

type Props<T extends Listed> = Pick<TableProps<T>, 'sort' | 'onSort' | 'onResize' | 'selectable' | 'allSelected' | 'onSelectAll'> & {
  column: Column<T>;
  width: number;
  first?: boolean;
};

export function HeadCell<T extends Listed>({ column, width, first, sort, onSort, onResize, selectable, allSelected, onSelectAll }: Props<T>) {
  const { key, descending } = sortOf(sort);
  const sorted = key === column.key;
  return (
    <div
      className={`${styles.headCell} ${first ? styles.first : ''}`}
      role="columnheader"
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
      data-right={isRight(column.type) || undefined}
      style={{ width }}
    >
      {first && selectable && (
        <label className={styles.check}>
          <input type="checkbox" checked={allSelected} aria-label="Select all rows shown" onChange={onSelectAll} />
        </label>
      )}
      {column.sortable ? (
        <button type="button" className={styles.sort} onClick={() => onSort(column.key)}>
          <span className="clip">{column.label}</span>
          {sorted && (descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
        </button>
      ) : (
        <span className="clip">{column.label}</span>
      )}
      <span className={styles.resize} aria-hidden onPointerDown={(event) => startResize(event, width, (next) => onResize(column.key, next))} />
    </div>
  );
}

function startResize(event: PointerEvent<HTMLElement>, width: number, onResize: (width: number) => void) {
  event.preventDefault();
  const handle = event.currentTarget;
  const from = event.clientX;
  handle.setPointerCapture(event.pointerId);
  const move = (moved: globalThis.PointerEvent) => onResize(Math.max(64, Math.round(width + moved.clientX - from)));
  const stop = () => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', stop);
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', stop);
}
