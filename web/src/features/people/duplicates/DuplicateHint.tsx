import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Contact } from '@/api/types';
import { duplicatesOf } from './duplicates';
import styles from './Duplicates.module.css';

const MergeDialog = lazy(() => import('./MergeDialog').then((module) => ({ default: module.MergeDialog })));

/** Says that somebody may be here twice, and offers to compare. */
export function DuplicateHint({ contact }: { contact: Contact }) {
  const { data = [] } = useQuery(duplicatesOf(contact.id));
  const [open, setOpen] = useState(false);
  const pair = data[0];
  if (!pair) return null;
  const other = pair.first.id === contact.id ? pair.second : pair.first;
  return (
    <div className={styles.hint} role="status">
      <span>
        This may be the same person as <b>{other.name}</b>{other.email && other.email !== contact.email ? ` (${other.email})` : ''}: {pair.why.join(', ')}.
      </span>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>Compare</Button>
      {open && <Suspense fallback={null}><MergeDialog keep={contact} other={other} onClose={() => setOpen(false)} /></Suspense>}
    </div>
  );
}
