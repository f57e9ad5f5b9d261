import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { duplicatesOf } from './duplicates';
import type { MergeKind } from './mergeApi';
import styles from './Duplicates.module.css';

const MergeDialog = lazy(() => import('./MergeDialog').then((module) => ({ default: module.MergeDialog })));

interface Props {
  kind: MergeKind;
  record: { id: string; name: string; email?: string | null };
}

/** Says that somebody or something may be here twice, and offers to compare. */
export function DuplicateHint({ kind, record }: Props) {
  const { data = [] } = useQuery(duplicatesOf(kind, record.id));
  const [open, setOpen] = useState(false);
  const pair = data[0];
  if (!pair) return null;
  const other = pair.first.id === record.id ? pair.second : pair.first;
  const mark = 'email' in other ? other.email : 'domain' in other ? other.domain : null;
  return (
    <div className={styles.hint} role="status">
      <span>
        This may be the same {kind === 'contact' ? 'person' : 'company'} as <b>{other.name}</b>{mark && mark !== record.email ? ` (${mark})` : ''}: {pair.why.join(', ')}.
      </span>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>Compare</Button>
      {open && <Suspense fallback={null}><MergeDialog kind={kind} keep={record} other={other} onClose={() => setOpen(false)} /></Suspense>}
    </div>
  );
}
