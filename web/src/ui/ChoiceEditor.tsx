import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { EditorProps } from './InlineEditor';

const yesNo = [{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }];

/** Editors that open a list. One choice saves at once; several save on leaving. */
export default function ChoiceEditor({ label, type, value, options = [], onSave, onCancel }: EditorProps) {
  const [chosen, setChosen] = useState<string[]>(Array.isArray(value) ? value.map(String) : []);
  const over = useRef(false);
  const finish = (act: () => void) => {
    if (over.current) return;
    over.current = true;
    act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    finish(onCancel);
  };
  const shared = { size: 'xs', 'aria-label': label, autoFocus: true, defaultDropdownOpened: true, onKeyDown } as const;

  if (type === 'tags') return <TagsInput {...shared} data={options} value={chosen} onChange={setChosen} onBlur={() => finish(() => onSave(chosen))} />;
  if (type === 'multiSelect') return <MultiSelect {...shared} searchable data={options} value={chosen} onChange={setChosen} onBlur={() => finish(() => onSave(chosen))} />;
  const boolean = type === 'boolean';
  return (
    <Select
      {...shared}
      searchable
      clearable
      data={boolean ? yesNo : options}
      value={value === null || value === undefined ? null : String(value)}
      onChange={(next) => finish(() => onSave(boolean && next !== null ? next === 'true' : next))}
      onBlur={() => finish(onCancel)}
    />
  );
}
