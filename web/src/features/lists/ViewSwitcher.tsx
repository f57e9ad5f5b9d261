import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Check, ChevronDown, Trash2, Users } from 'lucide-react';
import { api, ok } from '@/api/client';
import { toast, toastError } from '@/ui/toast';
import styles from './ListPage.module.css';
import type { Listed, ListSpec } from './spec';
import type { ListModel } from './useList';

interface Props<T extends Listed & { custom: Record<string, unknown> }> {
  list: ListModel<T>;
  spec: ListSpec<T>;
}

export function ViewSwitcher<T extends Listed & { custom: Record<string, unknown> }>({ list, spec }: Props<T>) {
  const client = useQueryClient();
  const { view, views, openView } = list;

  async function remove() {
    if (!view) return;
    try {
      await ok(api.DELETE('/views/{id}', { params: { path: { id: view.id } } }));
      openView(null);
      await client.invalidateQueries({ queryKey: ['views', spec.object] });
      toast(`“${view.name}” is deleted`);
    } catch (error) {
      toastError(error);
    }
  }

  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <button type="button" className={styles.viewButton} aria-label={`View: ${view?.name ?? `All ${spec.noun.many}`}`}>
          <span className="clip">{view?.name ?? `All ${spec.noun.many}`}</span>
          {list.dirty && view && <span className="faint" title="Changed">•</span>}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => openView(null)} rightSection={!view && <Check size={13} />}>All {spec.noun.many}</Menu.Item>
        {views.length > 0 && <Menu.Divider />}
        {views.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => openView(one)}
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
