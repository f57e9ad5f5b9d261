import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { Kept } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { LifecycleChip } from '@/ui/LifecycleChip';
import { SkeletonLines } from '@/ui/Skeleton';
import { toastError, toastUndo } from '@/ui/toast';
import { changedPicks, showMerged, shownFields } from './duplicates';
import styles from './Duplicates.module.css';
import { type MergeKind, mergeApi } from './mergeApi';

interface Named {
  id: string;
  name: string;
}

interface Props {
  kind: MergeKind;
  keep: Named;
  other: Named;
  onMerged?: () => void;
  onClose: () => void;
}

const words = {
  contact: {
    title: 'Merge two people into one', done: 'is one person now',
    rest: 'Addresses, tags, companies, notes, deals and the whole timeline of both come together; whoever has said no to mail stays unasked.',
  },
  company: {
    title: 'Merge two companies into one', done: 'is one company now',
    rest: 'People, domains, tags, notes, deals, tasks and the whole timeline of both come together; the other name leads here from now on.',
  },
};

/** Both side by side, field by field: which value is kept is marked and can be picked otherwise. */
export function MergeDialog({ kind, keep: first, other: second, onMerged, onClose }: Props) {
  const [swapped, setSwapped] = useState(false);
  const [picked, setPicked] = useState<Record<string, Kept>>({});
  const [keep, other] = swapped ? [second, first] : [first, second];
  const client = useQueryClient();
  // People show their company, so a merge of companies makes them stale too.
  const refresh = () => Promise.all(['contact', kind].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const preview = useQuery({ queryKey: [kind, 'merge', keep.id, other.id], queryFn: () => mergeApi[kind].preview(keep.id, other.id), staleTime: 0 });
  const undo = useMutation({ mutationFn: mergeApi[kind].undo, onError: toastError, onSettled: refresh });
  const merge = useMutation({
    mutationFn: () => mergeApi[kind].merge(keep.id, other.id, changedPicks(preview.data?.fields ?? [], picked), preview.data?.kept.version),
    onSuccess: async ({ mergeId, kept }) => {
      onClose();
      toastUndo(`${kept.name} ${words[kind].done}`, () => undo.mutate(mergeId));
      onMerged?.();
      await refresh();
    },
    onError: () => void preview.refetch(),
  });
  const fields = shownFields(preview.data?.fields ?? []);
  return (
    <Modal opened onClose={onClose} title={words[kind].title} size={760} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={styles.merge}>
        {preview.isPending && <SkeletonLines count={8} />}
        {preview.data && (
          <table className={styles.compare}>
            <thead>
              <tr>
                <th scope="col"><span className="sr-only">Field</span></th>
                <th scope="col">{preview.data.kept.name}<small>stays</small></th>
                <th scope="col">{preview.data.other.name}<small>is merged into it</small></th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => {
                const kept = picked[field.name] ?? field.kept;
                return (
                  <tr key={field.name}>
                    <th scope="row">{field.label}</th>
                    {(['mine', 'other'] as const).map((side) => (
                      <td key={side} data-kept={kept === side || undefined}>
                        <label>
                          <input type="radio" name={field.name} checked={kept === side} onChange={() => setPicked({ ...picked, [field.name]: side })} />
                          <span>{showMerged(field[side])}</span>
                        </label>
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        {preview.data && (
          <p className="muted">
            {preview.data.lifecycleStage && <>The furthest stage stays: <LifecycleChip stage={preview.data.lifecycleStage} />. </>}
            {words[kind].rest} It can be taken back for 30 days.
          </p>
        )}
        <ErrorNotice error={preview.error ?? merge.error} />
        <Group justify="space-between" gap={8}>
          <Button variant="subtle" leftSection={<ArrowLeftRight size={14} />} onClick={() => { setSwapped(!swapped); setPicked({}); }}>Keep the other one</Button>
          <Group gap={8}>
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button loading={merge.isPending} disabled={!preview.data} onClick={() => merge.mutate()}>Merge</Button>
          </Group>
        </Group>
      </div>
    </Modal>
  );
}
