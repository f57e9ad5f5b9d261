import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { canOwn } from '@/api/queries';
import type { Condition, FilterValue, User } from '@/api/types';
import { type FilterField, takesList } from './filters';
import styles from './FilterBuilder.module.css';

interface Props {
  condition: Condition;
  field: FilterField | undefined;
  users: User[];
  onChange: (condition: Condition) => void;
  autoFocus?: boolean;
}

/** The right way to give a value for a type and an operator. */
export function ValueEditor({ condition, field, users, onChange, autoFocus }: Props) {
  const set = (value: FilterValue) => onChange({ ...condition, value });
  const shared = { size: 'xs', 'aria-label': 'Value', 'data-autofocus': autoFocus || undefined } as const;
  const inside = { withinPortal: false };
  const options = optionsOf(field, users);
  const { value, op } = condition;

  if (op === 'between') return <Between type={field?.type} value={Array.isArray(value) ? value : ['', '']} onChange={set} />;
  if (op.endsWith('Days')) {
    return <NumberInput {...shared} min={1} max={3650} value={Number(value) || ''} suffix=" days" onChange={(days) => set(Number(days) || null)} />;
  }
  if (takesList(op)) {
    const chosen = Array.isArray(value) ? value.map(String) : [];
    return options
      ? <MultiSelect {...shared} data={options} value={chosen} onChange={set} searchable comboboxProps={inside} placeholder={chosen.length ? undefined : 'Choose'} />
      : <TagsInput {...shared} value={chosen} onChange={set} placeholder={chosen.length ? undefined : 'Type and press Enter'} comboboxProps={inside} />;
  }
  if (field?.type === 'boolean') {
    return <Select {...shared} data={[{ value: 'true', label: 'yes' }, { value: 'false', label: 'no' }]} value={String(value)} onChange={(next) => set(next === 'true')} comboboxProps={inside} />;
  }
  if (options) return <Select {...shared} data={options} value={String(value ?? '')} onChange={set} searchable comboboxProps={inside} placeholder="Choose" />;
  return <Typed {...shared} type={inputType(field)} value={value === null || value === undefined ? '' : String(value)} onChange={(next) => set(isNumber(field) && next !== '' ? Number(next) : next)} />;
}

/** Typing waits a moment before it asks the server for rows. */
function Typed({ value, onChange, ...rest }: { value: string; onChange: (value: string) => void; type: string; size: 'xs'; 'aria-label': string }) {
  const [typed, setTyped] = useState(value);
  const send = useDebouncedCallback(onChange, { delay: 250, flushOnUnmount: true });
  useEffect(() => setTyped(value), [value]);
  return <TextInput {...rest} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); send(event.currentTarget.value); }} />;
}

function Between({ type, value, onChange }: { type: FilterField['type'] | undefined; value: (string | number)[]; onChange: (value: FilterValue) => void }) {
  const input = type === 'date' || type === 'dateTime' ? 'date' : 'number';
  const read = (text: string) => (input === 'number' && text !== '' ? Number(text) : text);
  const [from = '', to = ''] = value;
  const change = (next: (string | number)[]) => onChange(next as FilterValue);
  return (
    <div className={styles.between}>
      <TextInput size="xs" type={input} aria-label="From" value={String(from)} onChange={(event) => change([read(event.currentTarget.value), to])} />
      <span className="faint">and</span>
      <TextInput size="xs" type={input} aria-label="To" value={String(to)} onChange={(event) => change([from, read(event.currentTarget.value)])} />
    </div>
  );
}

function optionsOf(field: FilterField | undefined, users: User[]) {
  if (field?.type === 'user') return users.filter(canOwn).map((user) => ({ value: user.id, label: user.name }));
  return field?.options?.length ? field.options : undefined;
}

function inputType(field: FilterField | undefined): string {
  if (field?.type === 'date' || field?.type === 'dateTime') return 'date';
  return isNumber(field) ? 'number' : 'text';
}

function isNumber(field: FilterField | undefined): boolean {
  return field?.type === 'number' || field?.type === 'money';
}
