import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useUsers } from '@/api/queries';
import type { BulkAnswer, Job, Selection } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber, plural } from '@/ui/format';
import { JobProgress } from '@/ui/JobProgress';
import { useJob, useUndoJob } from '@/ui/jobs';
import { toast, toastUndo } from '@/ui/toast';
import styles from './BulkBar.module.css';
import { BulkFields } from './BulkFields';
import { type BulkKind, changeOf, emptyDraft, showSide } from './bulk';
import type { Column, Listed, ListSpec } from './spec';

interface Props<T extends Listed> {
  kind: BulkKind;
  spec: ListSpec<T>;
  select: Selection;
  columns: Column<T>[];
  onClose: () => void;
  onStarted: () => void;
}

const titles: Record<BulkKind, string> = { owner: 'Set the owner', tags: 'Add or remove tags', field: 'Edit a field', archive: 'Archive' };

/** Choose, see what will change, then run it as a job that can be undone. */
export function BulkDialog<T extends Listed>({ kind, spec, select, columns, onClose, onStarted }: Props<T>) {
  const [draft, setDraft] = useState(emptyDraft);
  const change = useMemo(() => changeOf(kind, draft), [kind, draft]);
  const client = useQueryClient();
  const undo = useUndoJob();
  const preview = useQuery({
    queryKey: ['bulk', spec.object, select, change],
    queryFn: () => spec.bulk(select, change ?? {}, true),
    enabled: change !== null,
    retry: false,
  });
  const run = useMutation({ mutationFn: () => spec.bulk(select, change ?? {}, false) });
  const job = useJob(run.data?.jobId, onOver);

  function onOver(over: Job) {
    void client.invalidateQueries({ queryKey: [spec.object] });
    if (over.state === 'failed') return;
    onStarted();
    onClose();
    const said = `${plural(over.done, spec.noun.one, spec.noun.many)} changed`;
    if (over.canUndo) toastUndo(said, () => undo.mutate(over.id));
    else toast(said);
  }

  const count = preview.data?.count ?? undefined;
  return (
    <Modal opened onClose={onClose} title={titles[kind]} size={520} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (change) run.mutate(); }}>
        <BulkFields kind={kind} draft={draft} onChange={setDraft} object={spec.object} columns={columns} />
        {preview.data && !run.data && <Preview preview={preview.data} noun={spec.noun} />}
        <ErrorNotice error={run.error ?? preview.error ?? job.error} />
        {job.data ? (
          <JobProgress job={job.data} noun={spec.noun.many} />
        ) : (
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" color={kind === 'archive' ? 'red' : undefined} disabled={!change || !preview.data} loading={run.isPending || (preview.isFetching && !preview.data)}>
              {kind === 'archive' ? 'Archive' : 'Change'} {count === undefined ? '' : `${formatNumber(count)} ${count === 1 ? spec.noun.one : spec.noun.many}`}
            </Button>
          </Group>
        )}
      </form>
    </Modal>
  );
}

function Preview({ preview, noun }: { preview: BulkAnswer; noun: { one: string; many: string } }) {
  const users = useUsers();
  const names = (id: string) => users.find((user) => user.id === id)?.name ?? null;
  return (
    <>
      <p className="muted">{plural(preview.count ?? 0, noun.one, noun.many)} will change. You can undo it afterwards.</p>
      {preview.sample && preview.sample.length > 0 && (
        // A scrolling region takes the focus so that the keyboard can scroll it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles.preview} tabIndex={0} role="region" aria-label="Some of the changes">
          <table>
            <thead>
              <tr><th scope="col">Name</th><th scope="col">Before</th><th scope="col">After</th></tr>
            </thead>
            <tbody>
              {preview.sample.map((row) => (
                <tr key={row.id}><td>{row.name}</td><td className="muted">{showSide(row.before, names)}</td><td>{showSide(row.after, names)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
