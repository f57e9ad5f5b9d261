import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { cloneElement, useState } from 'react';
import type { OnDemandProps } from '@/ui/OnDemand';
import styles from './ColumnsMenu.module.css';
import type { ColumnsProps } from './ColumnsMenu';

/** Which columns, in which order; the arrows make it work without a mouse. */
export default function ColumnsList({ target, columns, chosen, normal, onChange }: ColumnsProps & OnDemandProps) {
  const [open, setOpen] = useState(true);
  const shown = chosen.map((key) => columns.find((column) => column.key === key)).filter((column) => column !== undefined);
  const hidden = columns.filter((column) => !chosen.includes(column.key));
  const move = (index: number, step: number) => {
    const next = [...shown.map((column) => column.key)];
    const [key] = next.splice(index, 1);
    if (key) next.splice(index + step, 0, key);
    onChange(next);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={264} trapFocus>
      <Popover.Target>{cloneElement(target, { onClick: () => setOpen(!open) })}</Popover.Target>
      <Popover.Dropdown p={8} aria-label="Columns">
        <ul className={styles.list}>
          {shown.map((column, index) => (
            <li key={column.key}>
              <Checkbox label={column.label} checked onChange={() => onChange(chosen.filter((key) => key !== column.key))} />
              <ActionIcon size={24} disabled={index === 0} aria-label={`Move ${column.label} left`} onClick={() => move(index, -1)}><ArrowUp size={13} /></ActionIcon>
              <ActionIcon size={24} disabled={index === shown.length - 1} aria-label={`Move ${column.label} right`} onClick={() => move(index, 1)}><ArrowDown size={13} /></ActionIcon>
            </li>
          ))}
        </ul>
        {hidden.length > 0 && (
          <ul className={styles.list} data-more aria-label="More columns">
            {hidden.map((column) => (
              <li key={column.key}>
                <Checkbox label={column.label} checked={false} onChange={() => onChange([...chosen, column.key])} />
              </li>
            ))}
          </ul>
        )}
        {chosen.join() !== normal.join() && <Button variant="subtle" fullWidth mt={6} onClick={() => onChange(normal)}>Back to the usual columns</Button>}
      </Popover.Dropdown>
    </Popover>
  );
}
