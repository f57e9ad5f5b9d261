import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Check, Trash2, Users } from 'lucide-react';
import { api, ok } from '@/api/client';
import type { OnDemandProps } from '@/ui/OnDemand';
import { toast, toastError } from '@/ui/toast';
import type { ViewMenuProps } from './ViewSwitcher';

export default function ViewMenu({ target, object, everything, view, views, onOpen }: ViewMenuProps & OnDemandProps) {
  const client = useQueryClient();

  async function remove() {
    if (!view) return;
    try {
      await ok(api.DELETE('/views/{id}', { params: { path: { id: view.id } } }));
      onOpen(null);
      await client.invalidateQueries({ queryKey: ['views', object] });
      toast(`“${view.name}” is deleted`);
    } catch (error) {
      toastError(error);
    }
  }

  return (
    <Menu position="bottom-start" width={230} defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onOpen(null)} rightSection={!view && <Check size={13} />}>{everything}</Menu.Item>
        {views.length > 0 && <Menu.Divider />}
        {views.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => onOpen(one)}
            leftSection={one.scope === 'all' ? <Users size={13} aria-label="Everybody's" /> : undefined}
            rightSection={one.id === view?.id && <Check size={13} />}
          >
            {one.name}
          </Menu.Item>
        ))}
        {view && (
          <>
            <Menu.Divider />
            <Menu.Item data-danger leftSection={<Trash2 size={13} />} onClick={remove}>Delete “{view.name}”</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
