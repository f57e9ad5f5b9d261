import { Button, Group, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { ObjectKind } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import type { Listed } from './spec';
import type { ListModel } from './useList';
import { definitionOf } from './views';

interface Props<T extends Listed & { custom: Record<string, unknown> }> {
  list: ListModel<T>;
  object: ObjectKind;
}

/** There only when saving would change something. */
export function SaveView<T extends Listed & { custom: Record<string, unknown> }>({ list, object }: Props<T>) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<'private' | 'all'>('private');
  const client = useQueryClient();
  const { view, state, openView } = list;

  const save = useMutation({
    mutationFn: (as: 'same' | 'new') =>
      as === 'same' && view
        ? ok(api.PATCH('/views/{id}', { params: { path: { id: view.id } }, body: { definition: definitionOf(state) } }))
        : ok(api.POST('/views', { body: { object, name: name.trim(), scope, definition: definitionOf(state) } })),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['views', object] });
      setOpen(false);
      setName('');
      openView(saved);
      toast('View saved');
    },
  });

  return (
    <Group gap={4}>
      {view && <Button variant="light" onClick={() => save.mutate('same')} loading={save.isPending}>Save view</Button>}
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={280} trapFocus>
        <Popover.Target>
          <Button variant={view ? 'subtle' : 'light'} onClick={() => setOpen(true)}>{view ? 'Save as…' : 'Save view'}</Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Save this view" p={12}>
          <form
            style={{ display: 'grid', gap: 10 }}
            onSubmit={(event) => { event.preventDefault(); if (name.trim()) save.mutate('new'); }}
          >
            <ErrorNotice error={save.error} />
            <TextInput label="Name" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={80} />
            <SegmentedControl
              aria-label="Who sees it"
              value={scope}
              onChange={(value) => setScope(value as 'private' | 'all')}
              data={[{ value: 'private', label: 'Only me' }, { value: 'all', label: 'Everybody' }]}
            />
            <Button type="submit" loading={save.isPending} disabled={!name.trim()}>Save view</Button>
          </form>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
