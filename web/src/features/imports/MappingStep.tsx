import { Button, Checkbox, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, ok } from '@/api/client';
import type { Import, ImportColumn, ImportTarget } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { humanise, plural } from '@/ui/format';
import { SimpleTable } from '@/ui/SimpleTable';
import styles from './Import.module.css';
import { WarningList } from './Warnings';
import { clashes, confidenceOf, leaveOut, newField, startMapping, toMapping } from './importState';

const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

export function MappingStep({ one, onChecking }: { one: Import; onChecking: (jobId: string) => void }) {
  const [mapping, setMapping] = useState(() => startMapping(one.columns));
  const [createStages, setCreateStages] = useState(one.options.createStages ?? false);
  const client = useQueryClient();
  const twice = clashes(mapping);
  const options = useMemo(() => groupTargets(one), [one]);
  const labels = new Map(one.targets.map((target) => [target.key, target.label]));
  const check = useMutation({
    mutationFn: async () => {
      const path = { id: one.id };
      const saved = await ok(api.PUT('/imports/{id}/mapping', { params: { path }, body: toMapping(one, mapping, createStages) }));
      client.setQueryData(['imports', one.id], { ...one, ...saved, report: null, state: 'checking' });
      return ok(api.POST('/imports/{id}/check', { params: { path } }));
    },
    onSuccess: ({ jobId }) => onChecking(jobId),
  });
  const fresh = Object.values(mapping).filter((target) => target === newField).length;
  return (
    <>
      <p className="muted">
        {plural(one.columns.length, 'column')}, {one.encoding.toUpperCase()}, separated by {delimiters[one.delimiter] ?? `“${one.delimiter}”`}.
        {one.rememberedFrom ? 'Filled in as when a file with these columns was last imported.' : 'Say what each column is; what is guessed is filled in.'}
      </p>
      <WarningList title="About the file" warnings={one.warnings} importId={one.id} />
      <div className={styles.mapping}>
        <SimpleTable
          label="Columns of the file"
          head={['Column', 'Samples', { text: 'Becomes', width: 250 }, { text: 'Guess', width: 90 }]}
          rows={one.columns.map((column) => {
            const target = mapping[column.index] ?? leaveOut;
            return {
              key: String(column.index),
              faded: target === leaveOut,
              cells: [
                <Header key="header" column={column} />,
                <div key="samples" className={`${styles.samples} clip`} title={column.samples.join('\n')}>{column.samples.join(' · ')}</div>,
                <Select key="target" size="xs" searchable aria-label={`${column.header} becomes`} data={options} value={target} error={twice.has(target) ? 'Two columns claim this' : undefined}
                  onChange={(next) => next && setMapping((old) => ({ ...old, [column.index]: next }))} maxDropdownHeight={320} />,
                <Guess key="guess" column={column} target={target} />,
              ],
            };
          })}
        />
      </div>
      {twice.size > 0 && <p role="alert" style={{ color: 'var(--bad-text)' }}>More than one column becomes {[...twice].map((key) => `“${labels.get(key) ?? key}”`).join(', ')}. Leave one of them out.</p>}
      {one.object === 'deals' && (
        <Checkbox checked={createStages} onChange={(event) => setCreateStages(event.currentTarget.checked)} label="Make the stages that the file names and the pipeline lacks"
          description="Otherwise those deals stand in the first stage, and the report says so." />
      )}
      <ErrorNotice error={check.error} />
      <div className={styles.foot}>
        <Button loading={check.isPending} disabled={twice.size > 0} onClick={() => check.mutate()}>Check the file</Button>
        {fresh > 0 && <span className="muted">{plural(fresh, 'new field')} will be made, with the type that its values show.</span>}
      </div>
    </>
  );
}

/** On a phone there is no room for a column of samples: the first stands under the name. */
function Header({ column }: { column: ImportColumn }) {
  return (
    <>
      <b style={{ fontWeight: 500 }}>{column.header || `Column ${column.index + 1}`}</b>
      <div className={`${styles.under} clip`} aria-hidden>{column.samples[0]}</div>
    </>
  );
}

function Guess({ column, target }: { column: ImportColumn; target: string }) {
  switch (confidenceOf(column, target)) {
    case 'sure':
      return <Chip tone="ok">sure</Chip>;
    case 'likely':
      return <Chip tone="info">likely</Chip>;
    case 'unsure':
      return <Chip tone="warn">look at it</Chip>;
    default:
      return null;
  }
}

function groupTargets({ object, targets, columns }: Import) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { key, label, group } of targets as ImportTarget[]) {
    if (key === newField || key === leaveOut) continue;
    groups.set(group || 'Fields', [...(groups.get(group || 'Fields') ?? []), { value: key, label }]);
  }
  // A field of the workspace that the guess found, which is not among the built-in targets.
  const own = columns.flatMap((column) => [column.target, column.guess?.target]).filter((key) => key?.startsWith('custom.'));
  for (const key of new Set(own)) groups.set('Own fields', [...(groups.get('Own fields') ?? []), { value: key as string, label: humanise((key as string).slice('custom.'.length)) }]);
  const canMake = object !== 'users' && object !== 'products';
  const extra = { group: 'Otherwise', items: [...(canMake ? [{ value: newField, label: 'Make a new field' }] : []), { value: leaveOut, label: 'Leave out' }] };
  return [extra, ...[...groups].map(([group, items]) => ({ group, items }))];
}
