import { Button, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cloneElement, useState } from 'react';
import { api, ok } from '@/api/client';
import type { SavedView } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import type { OnDemandProps } from '@/ui/OnDemand';
import { toast } from '@/ui/toast';
import type { SaveViewProps } from './SaveView';

export default function SaveViewAs({ target, object, definition, onSaved }: SaveViewProps & OnDemandProps) {
  const [open, setOpen] = useState(true);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<'private' | 'all'>('private');
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => ok(api.POST('/views', { body: { object, name: name.trim(), scope, definition } })),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['views', object] });
      setOpen(false);
      setName('');
      onSaved(saved as SavedView);
      toast('View saved');
    },
  });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={280} trapFocus>
      <Popover.Target>{cloneElement(target, { onClick: () => setOpen(!open) })}</Popover.Target>
      <Popover.Dropdown aria-label="Save this view" p={12}>
        <form style={{ display: 'grid', gap: 10 }} onSubmit={(event) => { event.preventDefault(); if (name.trim()) save.mutate(); }}>
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
  );
}
