import { ActionIcon } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Score.module.css';
import { signed } from './scores';

interface Props {
  name: string;
  why: ReactNode;
  points: number;
  onEdit?: () => void;
  onRemove?: () => void;
}

/** A rule in one line: what it is for, when it counts, how much. */
export function RuleRow({ name, why, points, onEdit, onRemove }: Props) {
  return (
    <li className={styles.rule}>
      <span>{name}<span className={styles.why}>{why}</span></span>
      <span className={styles.points} data-sign={points < 0 ? '-' : points === 0 ? '0' : undefined}>{signed(points)}</span>
      <span className={styles.acts}>
        {onEdit && <ActionIcon size={24} aria-label={`Edit ${name}`} onClick={onEdit}><Pencil size={13} /></ActionIcon>}
        {onRemove && <ActionIcon size={24} aria-label={`Delete ${name}`} onClick={onRemove}><Trash2 size={13} /></ActionIcon>}
      </span>
    </li>
  );
}
