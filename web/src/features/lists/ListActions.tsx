import { ActionIcon, Button, Menu } from '@mantine/core';
import { Download, Ellipsis, History, Plus, Upload } from 'lucide-react';
import { apiRoot, query } from '@/api/client';
import { MenuLink } from '@/ui/links';
import { may, useSession } from '@/ui/session';
import type { Listed, ListSpec } from './spec';
import type { ListModel } from './useList';

interface Props<T extends Listed & { custom: Record<string, unknown> }> {
  spec: ListSpec<T>;
  list: ListModel<T>;
  create: () => void;
}

export function ListActions<T extends Listed & { custom: Record<string, unknown> }>({ spec, list, create }: Props<T>) {
  const session = useSession();
  const { q, filter } = list.query;
  const href = `${apiRoot}${spec.exportPath}${query({ q, filter, columns: ['name', ...list.state.columns].join(',') })}`;
  return (
    <>
      <Menu width={220}>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${spec.noun.many}`}><Ellipsis size={16} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may(session, `${spec.right}.import`) && (
            <MenuLink to="/import" search={{ object: importName(spec.object) }} leftSection={<Upload size={14} />}>Import {spec.noun.many}</MenuLink>
          )}
          {may(session, `${spec.right}.export`) && (
            <Menu.Item component="a" href={href} download leftSection={<Download size={14} />}>Export these rows as CSV</Menu.Item>
          )}
          <MenuLink to="/import/history" leftSection={<History size={14} />}>Imports so far</MenuLink>
        </Menu.Dropdown>
      </Menu>
      {may(session, `${spec.right}.create`) && (
        <Button leftSection={<Plus size={14} />} onClick={create}>New {spec.noun.one}</Button>
      )}
    </>
  );
}

function importName(object: string): string {
  return object === 'company' ? 'companies' : `${object}s`;
}
