import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { rowHeights, useDensity } from '@/ui/preferences';
import { Skeleton } from '@/ui/Skeleton';
import { Cell, isRight } from './Cell';
import styles from './DataTable.module.css';
import { HeadCell } from './HeadCell';
import type { Column, Listed } from './spec';

export interface TableProps<T extends Listed> {
  label: string;
  rows: T[];
  total: number | undefined;
  columns: Column<T>[];
  widths: Record<string, number>;
  onResize: (key: string, width: number) => void;
  sort: string;
  onSort: (key: string) => void;
  selected: (id: string) => boolean;
  onSelect: (row: T, index: number, range: boolean) => void;
  selectable: boolean;
  allSelected: boolean;
  onSelectAll: () => void;
  active: number;
  onPeek: (row: T, index: number) => void;
  lead: (row: T) => ReactNode;
  leadWidth: number;
  userName: (id: string) => string | null;
  loading: boolean;
  more: boolean;
  onMore: () => void;
}

export function DataTable<T extends Listed>(props: TableProps<T>) {
  const { rows, columns, widths, more, onMore, active } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [density] = useDensity();
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const height = phone ? 44 : rowHeights[density];
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 12, scrollPaddingStart: 34 });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => virtual.measure(), [height, virtual]);
  useEffect(() => {
    if (more && last >= rows.length - 25) onMore();
  }, [last, more, onMore, rows.length]);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, virtual]);

  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const first = widths.name ?? (phone ? 190 : props.leadWidth);
  return (
    <div className={styles.scroll} ref={scroller} data-scroller>
      <div className={styles.table} role="table" aria-label={props.label} aria-rowcount={props.total ?? -1}>
        <div role="rowgroup">
          <div className={styles.head} role="row">
            <HeadCell {...props} column={{ key: 'name', label: 'Name', type: 'text', width: first, sortable: true, read: (row) => row.name }} width={first} first />
            {columns.map((column) => <HeadCell key={column.key} {...props} column={column} width={widths[column.key] ?? column.width} />)}
            <span className={styles.fill} aria-hidden />
          </div>
        </div>
        <div role="rowgroup" style={{ paddingTop: before, paddingBottom: Math.max(after, 0) }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row && <Row key={row.id} {...props} row={row} index={item.index} first={first} />;
          })}
        </div>
        {props.loading && rows.length === 0 && <LoadingRows columns={columns.length} />}
      </div>
    </div>
  );
}

function Row<T extends Listed>({ row, index, first, ...props }: TableProps<T> & { row: T; index: number; first: number }) {
  const chosen = props.selected(row.id);
  function onClick(event: MouseEvent) {
    // A link or a checkbox inside the row does its own thing; so does selecting text to copy it.
    if ((event.target as HTMLElement).closest('a, button, input, label') || window.getSelection()?.toString()) return;
    props.onPeek(row, index);
  }
  return (
    // The row's link is its keyboard way in; the click on the whole row is a shortcut for the pointer.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div className={styles.row} role="row" aria-rowindex={index + 2} aria-selected={props.selectable ? chosen : undefined} data-active={props.active === index || undefined} onClick={onClick}>
      <div className={`${styles.cell} ${styles.first}`} role="cell" style={{ width: first }}>
        {props.selectable && (
          <label className={styles.check}>
            <input type="checkbox" checked={chosen} aria-label={`Select ${row.name}`} onChange={() => {}} onClick={(event) => props.onSelect(row, index, event.shiftKey)} />
          </label>
        )}
        {props.lead(row)}
      </div>
      {props.columns.map((column) => (
        <div key={column.key} className={styles.cell} role="cell" data-right={isRight(column.type) || undefined} style={{ width: props.widths[column.key] ?? column.width }}>
          {column.cell ? column.cell(row) : <Cell type={column.type} value={column.read(row)} options={column.options} userName={props.userName} />}
        </div>
      ))}
      <span className={styles.fill} aria-hidden />
    </div>
  );
}

function LoadingRows({ columns }: { columns: number }) {
  return (
    <div role="rowgroup" aria-busy aria-label="Loading">
      {Array.from({ length: 14 }, (_, row) => (
        <div key={row} className={styles.loading} role="row">
          <span role="cell"><Skeleton width={140 + ((row * 37) % 60)} /></span>
          {Array.from({ length: Math.min(columns, 6) }, (_, cell) => (
            <span key={cell} role="cell"><Skeleton width={70 + ((row * 29 + cell * 41) % 50)} /></span>
          ))}
        </div>
      ))}
    </div>
  );
}
