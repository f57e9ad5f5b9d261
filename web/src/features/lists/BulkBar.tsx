import { ActionIcon, Button } from '@mantine/core';
import { Archive, PencilLine, Tags, UserRound, X } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import { type Command, useCommands } from '@/ui/commands';
import { formatCount, plural } from '@/ui/format';
import styles from './BulkBar.module.css';
import { BulkDialog } from './BulkDialog';
import type { BulkKind } from './bulk';
import type { Column, Listed, ListSpec } from './spec';
import type { useSelection } from './useSelection';

interface Props<T extends Listed> {
  spec: ListSpec<T>;
  selection: ReturnType<typeof useSelection<T>>;
  total: { count: number; capped: boolean } | undefined;
  columns: Column<T>[];
  loaded: number;
}

export default function BulkBar<T extends Listed>({ spec, selection, total, columns, loaded }: Props<T>) {
  const [kind, setKind] = useState<BulkKind | null>(null);
  const [isMore, setIsMore] = useState(false);
  const { noun } = spec;
  const whole = total ? formatCount(total.count, total.capped) : '';
  const chosen = selection.everything ? `all ${whole} ${noun.many}` : plural(selection.count, noun.one, noun.many);
  const { clear } = selection;
  // While rows are chosen, the letters are about them; Edit takes the place of the list's own.
  const commands = useMemo<Command[]>(() => [
    { id: 'bulk-owner', label: `Set the owner of ${chosen}`, group: 'This page', keys: ['a'], icon: UserRound, run: () => setKind('owner') },
    { id: 'list-edit', label: `Edit a field of ${chosen}`, group: 'This page', keys: ['e'], icon: PencilLine, run: () => setKind('field') },
    { id: 'bulk-tags', label: `Add or remove tags of ${chosen}`, group: 'This page', icon: Tags, run: () => setKind('tags') },
    { id: 'bulk-archive', label: `Archive ${chosen}`, group: 'This page', icon: Archive, run: () => setKind('archive') },
    { id: 'bulk-clear', label: 'Clear the selection', group: 'This page', keys: ['Escape'], icon: X, run: clear },
  ], [chosen, clear]);
  useCommands(commands);
  const couldBeMore = selection.allShown && !selection.everything && total && (total.capped || total.count > loaded);
  return (
    <div className={styles.bar} role="region" aria-label="Selected rows">
      <span className={styles.count} aria-live="polite">
        {selection.everything ? `All ${whole} ${noun.many}` : chosen}
      </span>
      {couldBeMore && <Button variant="light" onClick={selection.selectEverything}>Select all {whole} matching</Button>}
      <Button variant="subtle" px={8} leftSection={<UserRound size={14} />} onClick={() => setKind('owner')}>Owner</Button>
      <Button variant="subtle" px={8} leftSection={<Tags size={14} />} onClick={() => setKind('tags')}>Tags</Button>
      <Button variant="subtle" px={8} leftSection={<PencilLine size={14} />} onClick={() => setKind('field')}>Edit a field</Button>
      <Button variant="subtle" px={8} leftSection={<Archive size={14} />} onClick={() => setKind('archive')}>Archive</Button>
      {spec.bulkMore && <Button variant="subtle" px={8} leftSection={<spec.bulkMore.icon size={14} />} onClick={() => setIsMore(true)}>{spec.bulkMore.label}</Button>}
      <ActionIcon onClick={selection.clear} aria-label="Clear the selection"><X size={15} /></ActionIcon>
      {isMore && spec.bulkMore && <Suspense fallback={null}><spec.bulkMore.dialog select={selection.select} chosen={chosen} onClose={() => setIsMore(false)} /></Suspense>}
      {kind && <BulkDialog kind={kind} spec={spec} select={selection.select} columns={columns} onClose={() => setKind(null)} onStarted={selection.clear} />}
    </div>
  );
}
