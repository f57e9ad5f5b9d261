import { EyeOff, GitBranch, GripVertical } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { type FormField, typeNames } from './definition';
import styles from './Forms.module.css';

interface Props {
  field: FormField;
  chosen: boolean;
  over: boolean;
  disabled: boolean;
  fault?: string;
  onChoose: () => void;
  onMove: (by: 1 | -1) => void;
  onDrag: (key: string | null) => void;
  onOver: () => void;
  onDrop: (event: DragEvent) => void;
}

export function FieldRow({ field, chosen, over, disabled, fault, onChoose, onMove, onDrag, onOver, onDrop }: Props) {
  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!event.altKey || !by || disabled) return;
    event.preventDefault();
    onMove(by);
    const button = event.currentTarget as HTMLElement;
    // The row is another element where it went into another list.
    requestAnimationFrame(() => (document.getElementById(button.id) ?? button).focus());
  }
  return (
    <li data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); onOver(); }} onDrop={onDrop}>
      <button id={`field-${field.key}`} type="button" className={styles.row} data-on={chosen || undefined} data-bad={fault ? true : undefined} draggable={!disabled}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" title="Drag, or Alt and the arrow keys, to move"
        onClick={onChoose} onKeyDown={onKeyDown} onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', field.key); onDrag(field.key); }} onDragEnd={() => onDrag(null)}>
        <GripVertical size={13} aria-hidden className={styles.grip} />
        <span className="clip">{field.label || <em>No label</em>}{field.required && <span className={styles.star} title="Required"> *</span>}</span>
        {field.showWhen && <GitBranch size={12} aria-label="Shown by a condition" />}
        {field.type === 'hidden' && <EyeOff size={12} aria-hidden />}
        <span className="muted">{typeNames[field.type]}</span>
      </button>
      {fault && <p className={styles.fault}>{fault}</p>}
    </li>
  );
}
