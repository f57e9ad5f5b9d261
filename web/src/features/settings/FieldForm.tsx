import { Button, Group, Modal, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { Field, FieldType, ObjectKind } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { fieldTypes, hasOptions, keyOf, toOptions } from './fieldTypes';

export function FieldForm({ object, field, onClose }: { object: ObjectKind; field?: Field; onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      label: field?.label ?? '', key: field?.key ?? '', type: field?.type ?? ('text' as FieldType), options: field?.options.map((option) => option.label) ?? [],
      description: field?.description ?? '', required: field?.required ?? false, unique: field?.unique ?? false, indexed: field?.indexed ?? false,
    },
    validate: {
      label: (label) => (label.trim() ? null : 'A field needs a name'),
      options: (options, values) => (hasOptions(values.type) && options.length === 0 ? 'At least one option' : null),
    },
  });
  const { values } = form;
  const save = useMutation({
    mutationFn: () => {
      const body = {
        label: values.label.trim(), description: values.description.trim() || null, required: values.required, unique: values.unique, indexed: values.indexed,
        options: hasOptions(values.type) ? toOptions(values.options, field?.options ?? []) : [],
      };
      return field
        ? ok(api.PATCH('/fields/{id}', { params: { path: { id: field.id } }, body }))
        : ok(api.POST('/fields', { body: { ...body, object, key: values.key.trim() || keyOf(values.label), type: values.type } }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['fields'] });
      onClose();
      toast('Field saved');
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={field ? `Edit “${field.label}”` : 'New field'} size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit(() => save.mutate())}>
        <TextInput label="Name" required data-autofocus {...form.getInputProps('label')} />
        <Group grow gap={10} align="flex-start">
          <TextInput label="Key" placeholder={keyOf(values.label) || 'renewal_date'} disabled={Boolean(field)} {...form.getInputProps('key')} />
          <Select label="Type" data={fieldTypes} disabled={Boolean(field)} {...form.getInputProps('type')} />
        </Group>
        {hasOptions(values.type) && <TagsInput label="Options" placeholder="Type one and press Enter" {...form.getInputProps('options')} />}
        <TextInput label="What it means" placeholder="Shown on hover" {...form.getInputProps('description')} />
        <Switch label="Required" description="New records must have it" {...form.getInputProps('required', { type: 'checkbox' })} />
        <Switch label="Unique" description="No two records share a value; imports match by it" {...form.getInputProps('unique', { type: 'checkbox' })} />
        <Switch label="Indexed" description="Fast to filter and sort by" {...form.getInputProps('indexed', { type: 'checkbox' })} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
