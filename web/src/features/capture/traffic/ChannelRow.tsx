import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ChannelRule } from '@/api/types';
import { ruleText } from './traffic';
import styles from './Channels.module.css';

interface Props {
  rule: ChannelRule;
  index: number;
  last: number;
  writable: boolean;
  hit: boolean;
  dragged: boolean;
  onDrag: (index: number | null) => void;
  onDrop: () => void;
  onMove: (to: number) => void;
  onEdit: () => void;
  onDelete?: () => void;
}

/** A rule in words. It is dragged to its place, or moved there by its arrows. */
export function ChannelRow({ rule, index, last, writable, hit, dragged, onDrag, onDrop, onMove, onEdit, onDelete }: Props) {
  const [over, setOver] = useState(false);
  return (
    <li
      className={styles.rule}
      draggable={writable}
      data-hit={hit || undefined}
      data-dragged={dragged || undefined}
      data-over={(over && !dragged) || undefined}
      onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', rule.channel); onDrag(index); }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); onDrop(); }}
    >
      <span className={styles.grip} aria-hidden>{writable && <GripVertical size={14} />}</span>
      <b>{rule.channel}</b>
      <span className={styles.words}>{ruleText(rule)}</span>
      {writable && (
        <span className={styles.acts}>
          <ActionIcon size={24} disabled={index === 0} aria-label={`Move ${rule.channel} up`} onClick={() => onMove(index - 1)}><ArrowUp size={13} /></ActionIcon>
          <ActionIcon size={24} disabled={index === last} aria-label={`Move ${rule.channel} down`} onClick={() => onMove(index + 1)}><ArrowDown size={13} /></ActionIcon>
          <ActionIcon size={24} aria-label={`Edit ${rule.channel}`} onClick={onEdit}><Pencil size={13} /></ActionIcon>
          {onDelete && <ActionIcon size={24} aria-label={`Delete ${rule.channel}`} onClick={onDelete}><Trash2 size={13} /></ActionIcon>}
        </span>
      )}
    </li>
  );
}
