import { ActionIcon, Button } from '@mantine/core';
import { Ellipsis, Plus } from 'lucide-react';
import { lazy } from 'react';
import { apiRoot, query } from '@/api/client';
import { OnDemand } from '@/ui/OnDemand';
import { may, useSession } from '@/ui/session';
import type { ListQuery, ListSpec } from './spec';

const ListMenu = lazy(() => import('./ListMenu'));

interface Props {
  spec: Pick<ListSpec<never>, 'object' | 'noun' | 'right' | 'exportPath'>;
  asked: ListQuery;
  columns: string[];
  create: () => void;
}

export function ListActions({ spec, asked, columns, create }: Props) {
  const session = useSession();
  const { q, filter } = asked;
  const href = `${apiRoot}${spec.exportPath}${query({ q, filter, columns: ['name', ...columns].join(',') })}`;
  const props = {
    many: spec.noun.many,
    object: spec.object === 'company' ? 'companies' : `${spec.object}s`,
    importing: may(session, `${spec.right}.import`),
    exportHref: may(session, `${spec.right}.export`) ? href : null,
  };
  return (
    <>
      {(props.importing || props.exportHref) && (
        <OnDemand target={<ActionIcon aria-label={`More for ${spec.noun.many}`} aria-haspopup="menu"><Ellipsis size={16} /></ActionIcon>} menu={ListMenu} with={props} />
      )}
      {may(session, `${spec.right}.create`) && <Button leftSection={<Plus size={14} />} onClick={create}>New {spec.noun.one}</Button>}
    </>
  );
}
