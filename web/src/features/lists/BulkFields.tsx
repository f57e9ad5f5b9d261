import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { canOwn, tagsQuery, useUsers } from '@/api/queries';
import type { ObjectKind } from '@/api/types';
import { stageOptions } from '@/ui/lifecycle';
import { type BulkDraft, type BulkKind, nobody } from './bulk';
import type { Column } from './spec';

interface Props<T> {
  kind: BulkKind;
  draft: BulkDraft;
  onChange: (draft: BulkDraft) => void;
  object: ObjectKind;
  columns: Column<T>[];
}

const computed = ['nextTask', 'email', 'companies', 'primaryCompany', 'tags', 'ownerId', 'createdAt', 'updatedAt', 'lastSeenAt', 'eventCount', 'firstTouchAt', 'lifecycleSince',
  'contactCount', 'openDeals', 'domain', 'stageName', 'outcome', 'company', 'openedAt', 'closedAt', 'stageSince', 'probability', 'mailable'];

export function BulkFields<T>({ kind, draft, onChange, object, columns }: Props<T>) {
  const users = useUsers();
  const tags = useQuery({ ...tagsQuery(object), enabled: kind === 'tags' }).data ?? [];
  if (kind === 'archive') return <p className="muted">Archived records leave every list and number; they can be restored.</p>;
  if (kind === 'owner') {
    const data = [{ value: nobody, label: 'Nobody' }, ...users.filter(canOwn).map((user) => ({ value: user.id, label: user.name }))];
    return <Select label="New owner" data={data} searchable data-autofocus value={draft.ownerId} onChange={(ownerId) => onChange({ ...draft, ownerId })} />;
  }
  if (kind === 'tags') {
    return (
      <>
        <TagsInput label="Add tags" data={tags} data-autofocus value={draft.addTags} onChange={(addTags) => onChange({ ...draft, addTags })} />
        <TagsInput label="Remove tags" data={tags} value={draft.removeTags} onChange={(removeTags) => onChange({ ...draft, removeTags })} />
      </>
    );
  }
  const editable = columns.filter((column) => !computed.includes(column.key));
  const column = editable.find((one) => one.key === draft.field);
  return (
    <>
      <Select label="Field" searchable data-autofocus data={editable.map((one) => ({ value: one.key, label: one.label }))} value={draft.field}
        onChange={(field) => onChange({ ...draft, field, value: '' })} />
      {column && <NewValue column={column} value={draft.value} onChange={(value) => onChange({ ...draft, value })} />}
    </>
  );
}

function NewValue<T>({ column, value, onChange }: { column: Column<T>; value: unknown; onChange: (value: unknown) => void }) {
  const later = useDebouncedCallback(onChange, 300);
  const label = 'New value';
  const hint = 'Leave empty to clear the field';
  switch (column.type) {
    case 'lifecycle':
      return <Select label={label} data={stageOptions} value={(value as string) || null} onChange={onChange} />;
    case 'select':
      return <Select label={label} description={hint} clearable data={column.options ?? []} value={(value as string) || null} onChange={onChange} />;
    case 'boolean':
      return <Select label={label} data={[{ value: 'true', label: 'yes' }, { value: 'false', label: 'no' }]} onChange={(next) => onChange(next === 'true')} />;
    case 'multiSelect':
      return <TagsInput label={label} data={column.options ?? []} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} />;
    case 'number':
    case 'money':
      return <NumberInput label={label} description={hint} onChange={later} />;
    default:
      return <TextInput label={label} description={hint} type={column.type === 'date' ? 'date' : 'text'} onChange={(event) => later(event.currentTarget.value)} />;
  }
}
