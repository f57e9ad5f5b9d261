import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { FilterField } from './filters';
import styles from './FilterBuilder.module.css';

/** Choose a field by typing a few letters of it. */
export default function FieldPicker({ fields, onPick }: { fields: FilterField[]; onPick: (field: FilterField) => void }) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const needle = typed.trim().toLowerCase();
  const found = fields.filter((field) => `${field.label} ${field.group ?? ''}`.toLowerCase().includes(needle));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && found[0]) { event.preventDefault(); onPick(found[0]); }
    if (event.key === 'ArrowDown') { event.preventDefault(); list.current?.querySelector('button')?.focus(); }
  }

  return (
    <div style={{ width: 240 }}>
      <TextInput size="xs" data-autofocus placeholder="Find a field" aria-label="Find a field" leftSection={<Search size={13} aria-hidden />}
        value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <ul className={styles.pick} ref={list} aria-label="Fields">
        {found.map((field, index) => (
          <li key={field.key}>
            {field.group && field.group !== found[index - 1]?.group && <span className={styles.pickGroup}>{field.group}</span>}
            <button type="button" onClick={() => onPick(field)} onKeyDown={moveFocus}>{field.label}</button>
          </li>
        ))}
        {found.length === 0 && <li className="faint" style={{ padding: 8 }}>No field is called that.</li>}
      </ul>
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  all[all.indexOf(event.currentTarget) + step]?.focus();
}
