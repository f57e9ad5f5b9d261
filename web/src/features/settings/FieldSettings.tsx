import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListChecks, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { fieldsQuery } from '@/api/queries';
import type { Field, ObjectKind } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { Confirm } from '@/ui/Confirm';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { FieldForm } from './FieldForm';
import { fieldTypes } from './fieldTypes';
import { Section } from './Section';
import styles from './Settings.module.css';

export default function FieldSettings() {
  const [object, setObject] = useState<ObjectKind>('contact');
  const [dialog, setDialog] = useState<{ edit?: Field; remove?: Field } | null>(null);
  const client = useQueryClient();
  const fields = useQuery(fieldsQuery(object));
  const writable = useMay('settings.edit');
  const own = fields.data?.filter((field) => !field.builtIn) ?? [];
  const remove = async (field: Field) => {
    await ok(api.DELETE('/fields/{id}', { params: { path: { id: field.id } } }));
    await client.invalidateQueries({ queryKey: ['fields'] });
  };
  return (
    <Section title="Fields" why="Your own fields, beside the built-in ones. They appear at once in lists, filters, imports and the API."
      action={writable && <Button leftSection={<Plus size={14} />} onClick={() => setDialog({})}>New field</Button>}>
      <div>
        <SegmentedControl aria-label="Fields of" value={object} onChange={(value) => setObject(value as ObjectKind)}
          data={[{ value: 'contact', label: 'People' }, { value: 'company', label: 'Companies' }, { value: 'deal', label: 'Deals' }]} />
      </div>
      {fields.isPending && <SkeletonLines count={5} />}
      <ErrorNotice error={fields.error} retry={() => void fields.refetch()} />
      {fields.data && own.length === 0 && (
        <EmptyState compact icon={ListChecks} title="No fields of your own yet" why="An import makes them from columns that it does not know, or make one here." />
      )}
      {own.length > 0 && (
        <SimpleTable
          label="Own fields"
          head={['Name', 'Key', 'Type', 'Rules', { text: 'Actions', hidden: true }]}
          rows={own.map((field) => ({
            key: field.id,
            cells: [
              <span key="label" title={field.description ?? undefined}>{field.label}</span>,
              <code key="key" className="muted">{field.key}</code>,
              fieldTypes.find(({ value }) => value === field.type)?.label ?? field.type,
              <span key="rules" style={{ display: 'inline-flex', gap: 4 }}>
                {field.required && <Chip>required</Chip>}{field.unique && <Chip>unique</Chip>}{field.indexed && <Chip>indexed</Chip>}
              </span>,
              writable && (
                <div key="actions" className={styles.right}>
                  <ActionIcon size={24} aria-label={`Edit ${field.label}`} onClick={() => setDialog({ edit: field })}><Pencil size={13} /></ActionIcon>
                  <ActionIcon size={24} aria-label={`Delete ${field.label}`} onClick={() => setDialog({ remove: field })}><Trash2 size={13} /></ActionIcon>
                </div>
              ),
            ],
          }))}
        />
      )}
      {dialog && !dialog.remove && <FieldForm object={object} field={dialog.edit} onClose={() => setDialog(null)} />}
      {dialog?.remove && (
        <Confirm title={`Delete “${dialog.remove.label}”`} verb="Delete the field" danger onConfirm={() => remove(dialog.remove as Field)} onClose={() => setDialog(null)}>
          Its values leave every record. Views and filters that use it lose that condition.
        </Confirm>
      )}
    </Section>
  );
}
