import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Ellipsis, Handshake, Merge } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import type { Company } from '@/api/types';
import { show } from '@/ui/overlays';
import { toast, toastError, toastUndo } from '@/ui/toast';
import { useRefresh } from '../records/useRecord';
import { setDealDraft } from '../sales/dealDraft';

const MergeWith = lazy(() => import('../people/duplicates/MergeWith'));

export function CompanyActions({ company, writable }: { company: Company; writable: boolean }) {
  const refresh = useRefresh('company', company.id);
  const path = { id: company.id };
  const [merging, setMerging] = useState(false);
  const restore = useMutation({
    mutationFn: () => ok(api.POST('/companies/{id}/restore', { params: { path } })),
    onSuccess: () => { void refresh(); toast(`${company.name} is back`); },
    onError: toastError,
  });
  const archive = useMutation({
    mutationFn: () => ok(api.DELETE('/companies/{id}', { params: { path }, ...ifMatch(company.version) })),
    onSuccess: () => { void refresh(); toastUndo(`${company.name} is archived`, () => restore.mutate()); },
    onError: toastError,
  });
  if (company.archivedAt) {
    return <Button variant="default" leftSection={<ArchiveRestore size={14} />} loading={restore.isPending} onClick={() => restore.mutate()}>Restore</Button>;
  }
  if (!writable) return null;
  const newDeal = () => {
    setDealDraft({ company: { id: company.id, name: company.name } });
    show('deal');
  };
  return (
    <>
      <Button variant="default" leftSection={<Handshake size={14} />} onClick={newDeal}>New deal</Button>
      <Menu>
        <Menu.Target><ActionIcon aria-label="More actions"><Ellipsis size={16} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Merge size={14} />} onClick={() => setMerging(true)}>Merge with…</Menu.Item>
          <Menu.Item data-danger leftSection={<Archive size={14} />} onClick={() => archive.mutate()}>Archive</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {merging && <Suspense fallback={null}><MergeWith kind="company" keep={company} onClose={() => setMerging(false)} /></Suspense>}
    </>
  );
}
