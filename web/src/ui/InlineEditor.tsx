import { type KeyboardEvent, lazy, Suspense, useRef } from 'react';
import type { FieldOption } from '@/api/types';
import type { InlineType } from './InlineField';
import { inputValue } from './inlineValues';

const ChoiceEditor = lazy(() => import('./ChoiceEditor'));

export interface EditorProps {
  label: string;
  type: InlineType;
  value: unknown;
  options?: FieldOption[];
  onSave: (value: unknown) => void;
  onCancel: () => void;
}

const choices: InlineType[] = ['select', 'multiSelect', 'tags', 'user', 'boolean'];
const inputs: Partial<Record<InlineType, string>> = { email: 'email', phone: 'tel', url: 'url', date: 'date', dateTime: 'datetime-local' };

export function InlineEditor(props: EditorProps) {
  const { label, type, value, onSave, onCancel } = props;
  const over = useRef(false);
  if (choices.includes(type)) return <Suspense fallback={null}><ChoiceEditor {...props} /></Suspense>;

  // Esc also takes the focus away, and that must not save.
  const finish = (text: string | null) => {
    if (over.current) return;
    over.current = true;
    if (text === null) onCancel();
    else onSave(text);
  };
  function onKeyDown(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) {
    const enter = event.key === 'Enter' && (type !== 'longText' || event.metaKey || event.ctrlKey);
    if (event.key === 'Escape') finish(null);
    else if (enter) finish(event.currentTarget.value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const shared = { 'aria-label': label, autoFocus: true, defaultValue: inputValue(type, value), onKeyDown } as const;
  if (type === 'longText') return <textarea {...shared} rows={4} onBlur={(event) => finish(event.currentTarget.value)} />;
  return (
    <input
      {...shared}
      type={inputs[type] ?? 'text'}
      inputMode={type === 'number' || type === 'money' ? 'decimal' : undefined}
      onFocus={(event) => inputs[type] !== 'date' && event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  );
}
