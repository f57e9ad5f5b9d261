import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { asProblem } from '@/api/problem';
import type { FieldOption, FieldType } from '@/api/types';
import { InlineEditor } from './InlineEditor';
import styles from './InlineField.module.css';
import { isSame, parseInput, showValue } from './inlineValues';

export type InlineType = FieldType | 'tags';

interface Props {
  label: string;
  type: InlineType;
  value: unknown;
  options?: FieldOption[];
  readOnly?: boolean;
  children?: ReactNode;
  onSave: (value: unknown) => Promise<unknown>;
}

/** A long address breaks after its @ rather than anywhere. */
function breakable(email: string): ReactNode {
  const [name, domain] = email.split('@');
  return domain ? <>{name}@<wbr />{domain}</> : email;
}

interface Trouble {
  mine: unknown;
  said: string;
  conflict: boolean;
}

/** Looks like text; a click edits, Enter or leaving saves, Esc takes it back. What was typed is never lost. */
export function InlineField({ label, type, value, options, readOnly, children, onSave }: Props) {
  const [editing, setEditing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const empty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

  async function save(next: unknown) {
    setEditing(false);
    const parsed = parseInput(type, next);
    if (isSame(parsed, value)) return setTrouble(null);
    setTrouble(null);
    try {
      await onSave(parsed);
    } catch (error) {
      const problem = asProblem(error);
      setTrouble({ mine: parsed, said: Object.values(problem.errors ?? {})[0]?.join(' ') ?? problem.detail ?? problem.title, conflict: problem.status === 412 });
    }
  }

  const shown = children ?? (type === 'email' ? breakable(showValue(type, value)) : showValue(type, value, options));
  if (editing) {
    return (
      <div className={styles.editor}>
        <InlineEditor label={label} type={type} value={trouble ? trouble.mine : value} options={options} onSave={save} onCancel={() => setEditing(false)} />
      </div>
    );
  }
  return (
    <div className={styles.field}>
      {readOnly ? (
        <span className={styles.value} data-empty={empty || undefined}>{empty ? '–' : shown}</span>
      ) : (
        <button type="button" className={styles.value} data-empty={empty || undefined} data-pre={type === 'longText' || undefined}
          onClick={() => setEditing(true)}>
          {empty ? 'Add' : shown}
          <span className="sr-only"> {empty ? label : `Edit ${label}`}</span>
        </button>
      )}
      {trouble && !trouble.conflict && (
        <p className={styles.problem} role="alert">
          {trouble.said} Not saved: “{showValue(type, trouble.mine, options)}”.
        </p>
      )}
      {trouble?.conflict && (
        <div className={styles.conflict} role="alert">
          Somebody changed this record in the meantime.
          <dl>
            <dt>Theirs</dt><dd>{showValue(type, value, options) || 'empty'}</dd>
            <dt>Yours</dt><dd>{showValue(type, trouble.mine, options) || 'empty'}</dd>
          </dl>
          <div className={styles.conflictActions}>
            <Button variant="default" onClick={() => void save(trouble.mine)}>Keep mine</Button>
            <Button variant="subtle" onClick={() => setTrouble(null)}>Take theirs</Button>
          </div>
        </div>
      )}
    </div>
  );
}
