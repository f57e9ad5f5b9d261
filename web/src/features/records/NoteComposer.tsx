import { Button, Group, Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useUsers } from '@/api/queries';
import type { User } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { suggest, toMarked, toPlain, typedMention } from './mentions';
import styles from './Record.module.css';

interface Props {
  verb: string;
  start?: string;
  onSubmit: (body: string) => Promise<unknown>;
  onCancel?: () => void;
}

/** Where a note is written. After an @ it offers the people of the team. */
export function NoteComposer({ verb, start = '', onSubmit, onCancel }: Props) {
  const [{ text: first, mentioned }] = useState(() => toPlain(start));
  const [body, setBody] = useState(first);
  const [cursor, setCursor] = useState(0);
  const [picked, setPicked] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const users = useUsers();
  const typed = typedMention(body, cursor);
  const offered = typed ? suggest(users, typed.word) : [];
  const submit = async () => {
    if (!body.trim()) return;
    try {
      setError(null);
      await onSubmit(toMarked(body.trim(), mentioned));
      setBody('');
    } catch (problem) {
      setError(problem);
    }
  };
  const mention = (user: User) => {
    if (!typed) return;
    mentioned.set(user.name, user.id);
    const at = typed.from + user.name.length + 2;
    // At once: whoever types on must not find the cursor at the end and then moved.
    flushSync(() => {
      setBody(`${body.slice(0, typed.from)}@${user.name} ${body.slice(cursor)}`);
      setCursor(at);
    });
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = offered[picked % Math.max(offered.length, 1)];
    if (chosen && step) setPicked((picked + step + offered.length) % offered.length);
    else if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.metaKey && !event.ctrlKey) mention(chosen);
    else if (chosen && event.key === 'Escape') setCursor(0);
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
    else if (event.key === 'Escape') onCancel?.();
    else return;
    event.preventDefault();
  };
  return (
    <form className={styles.composer} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Textarea ref={area} aria-label="Note" placeholder="Write a note… @ mentions somebody" value={body} autoFocus={Boolean(onCancel)} maxRows={14} data-note
        onChange={(event) => { setBody(event.currentTarget.value); setCursor(event.currentTarget.selectionStart); setPicked(0); }} onKeyDown={onKeyDown} onBlur={() => setTimeout(() => setCursor(0), 150)} />
      {offered.length > 0 && (
        <div className={styles.offered} role="group" aria-label="Mention">
          {offered.map((user, index) => (
            <button key={user.id} type="button" tabIndex={-1} data-picked={index === picked || undefined} onMouseDown={(event) => { event.preventDefault(); mention(user); }}>
              <Avatar name={user.name} /> {user.name}
            </button>
          ))}
        </div>
      )}
      <ErrorNotice error={error} />
      {(body.trim() || onCancel) && (
        <Group gap={8}>
          <Button type="submit">{verb}</Button>
          {onCancel && <Button variant="default" onClick={onCancel}>Cancel</Button>}
        </Group>
      )}
    </form>
  );
}
