import { ActionIcon } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquareText, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import type { Note } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast, toastError } from '@/ui/toast';
import { When } from '@/ui/When';
import { noteParts } from './mentions';
import { NoteComposer } from './NoteComposer';
import styles from './Record.module.css';

const paths = { contact: '/contacts/{id}/notes', company: '/companies/{id}/notes' } as const;

export function Notes({ object, id, writable }: { object: 'contact' | 'company'; id: string; writable: boolean }) {
  const client = useQueryClient();
  const key = [object, 'notes', id];
  const path = { id };
  const notes = useQuery({ queryKey: key, queryFn: () => ok(api.GET(paths[object], { params: { path } })).then((page) => page.items) });
  const refresh = () => {
    void client.invalidateQueries({ queryKey: key });
    void client.invalidateQueries({ queryKey: [object, 'timeline', id] });
  };
  const add = useMutation({ mutationFn: (body: string) => ok(api.POST(paths[object], { params: { path }, body: { body } })), onSuccess: (note) => { refresh(); sayWhoWasNotTold(note); } });
  return (
    <div className={styles.pad}>
      {writable && <NoteComposer verb="Add note" onSubmit={(body) => add.mutateAsync(body)} />}
      <ErrorNotice error={notes.error} retry={() => void notes.refetch()} />
      {notes.isPending && <SkeletonLines count={4} />}
      {notes.data?.length === 0 && <EmptyState compact icon={MessageSquareText} title="No notes yet" why="What the next colleague should know before writing or calling." />}
      {notes.data?.map((note) => <OneNote key={note.id} note={note} writable={writable} onChanged={refresh} />)}
    </div>
  );
}

function OneNote({ note, writable, onChanged }: { note: Note; writable: boolean; onChanged: () => void }) {
  const [editing, setEditing] = useState(false);
  const path = { id: note.id };
  const save = async (body: string) => {
    sayWhoWasNotTold(await ok(api.PATCH('/notes/{id}', { params: { path }, body: { body }, ...ifMatch(note.version) })));
    setEditing(false);
    onChanged();
  };
  const remove = useMutation({ mutationFn: () => ok(api.DELETE('/notes/{id}', { params: { path } })), onSuccess: onChanged, onError: toastError });
  const author = note.author?.name ?? 'Somebody';
  return (
    <article className={styles.note}>
      <div className={styles.noteHead}>
        <Avatar name={author} />
        <span>{author}</span>
        <When at={note.createdAt} />
        {note.updatedAt > note.createdAt && <span className="faint">edited</span>}
        <span style={{ flex: 1 }} />
        {writable && !editing && (
          <>
            <ActionIcon size={24} aria-label="Edit the note" onClick={() => setEditing(true)}><Pencil size={13} /></ActionIcon>
            <ActionIcon size={24} aria-label="Delete the note" loading={remove.isPending} onClick={() => remove.mutate()}><Trash2 size={13} /></ActionIcon>
          </>
        )}
      </div>
      {editing ? <NoteComposer verb="Save" start={note.body} onSubmit={save} onCancel={() => setEditing(false)} /> : <p className={styles.noteBody}>{noteParts(note.body).map((part, index) => (part.mention ? <span key={index} className={styles.mention}>{part.text}</span> : part.text))}</p>}
    </article>
  );
}

/** Those who were mentioned in vain are named at once, while one still knows whom one meant. */
function sayWhoWasNotTold({ notTold }: Note) {
  if (notTold.length > 0) toast(`Not told, as they have no access to this: ${notTold.map((user) => user.name).join(', ')}`);
}
