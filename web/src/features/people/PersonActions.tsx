import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Archive, ArchiveRestore, ArrowRightLeft, Download, Ellipsis, Eraser, Handshake, Link2, Merge, Phone, Send } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { api, ok, ifMatch } from '@/api/client';
import type { Contact } from '@/api/types';
import { type Command, useCommands } from '@/ui/commands';
import { show } from '@/ui/overlays';
import { setDealDraft } from '@/features/sales/dealDraft';
import { Kbd } from '@/ui/Kbd';
import { useMay } from '@/ui/session';
import { toast, toastError, toastUndo } from '@/ui/toast';
import { HandOver } from '../leads/HandOver';
import { setWorkDraft } from '../work/drafts';
import { useRefresh } from '../records/useRecord';

const ErasePerson = lazy(() => import('./ErasePerson'));
const MergeWith = lazy(() => import('./duplicates/MergeWith'));

export function PersonActions({ contact, writable, onMove }: { contact: Contact; writable: boolean; onMove: () => void }) {
  const refresh = useRefresh('contact', contact.id);
  const path = { id: contact.id };
  const [handing, setHanding] = useState(false);
  const [merging, setMerging] = useState(false);
  const [erasing, setErasing] = useState(false);
  const mayCopy = useMay('privacy.export');
  const mayErase = useMay('privacy.delete');
  const mayHandOver = useMay('handoffs.create') && !contact.archivedAt;
  const restore = useMutation({
    mutationFn: () => ok(api.POST('/contacts/{id}/restore', { params: { path } })),
    onSuccess: () => { void refresh(); toast(`${contact.name} is back`); },
    onError: toastError,
  });
  const archive = useMutation({
    mutationFn: () => ok(api.DELETE('/contacts/{id}', { params: { path }, ...ifMatch(contact.version) })),
    onSuccess: () => { void refresh(); toastUndo(`${contact.name} is archived`, () => restore.mutate()); },
    onError: toastError,
  });
  const copy = useMutation({
    mutationFn: () => ok(api.POST('/contacts/{id}/copy', { params: { path }, parseAs: 'blob' })),
    onSuccess: (zip) => save(zip as Blob, `${contact.name}.zip`),
    onError: toastError,
  });
  const newDeal = useMemo(
    () => () => { setDealDraft({ contact: { id: contact.id, name: contact.name }, company: contact.primaryCompany }); show('deal'); },
    [contact.id, contact.name, contact.primaryCompany],
  );
  const mayCall = useMay('tasks.create');
  const logCall = () => { setWorkDraft({ contact: { id: contact.id, name: contact.name } }); show('call'); };
  const commands = useMemo<Command[]>(
    () => [
      ...(mayHandOver ? [{ id: 'person-hand-over', label: `Hand ${contact.name} over to sales`, group: 'This page' as const, keys: ['h'], icon: Send, run: () => setHanding(true) }] : []),
      ...(!writable ? [] : [
      { id: 'person-stage', label: 'Change the lifecycle stage', group: 'This page', keys: ['s'], icon: ArrowRightLeft, run: onMove },
      { id: 'person-deal', label: `New deal with ${contact.name}`, group: 'This page', keys: ['d'], icon: Handshake, run: newDeal },
      { id: 'person-copy', label: 'Copy the link to this page', group: 'This page', icon: Link2, run: copyLink },
      ] satisfies Command[]),
    ],
    [contact.name, mayHandOver, newDeal, onMove, writable],
  );
  useCommands(commands);

  if (contact.archivedAt) {
    return <Button variant="default" leftSection={<ArchiveRestore size={14} />} loading={restore.isPending} onClick={() => restore.mutate()}>Restore</Button>;
  }
  return (
    <>
      {mayHandOver && <Button variant="default" leftSection={<Send size={14} />} onClick={() => setHanding(true)}>Hand over</Button>}
      {mayCall && <Button variant="default" leftSection={<Phone size={14} />} rightSection={<Kbd keys={['l']} />} onClick={logCall}>Log call</Button>}
      {writable && <Button variant="default" leftSection={<Handshake size={14} />} onClick={newDeal}>New deal</Button>}
      <Menu width={210}>
        <Menu.Target><ActionIcon aria-label="More actions"><Ellipsis size={16} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {writable && <Menu.Item leftSection={<ArrowRightLeft size={14} />} onClick={onMove}>Change stage…</Menu.Item>}
          <Menu.Item leftSection={<Link2 size={14} />} onClick={copyLink}>Copy link</Menu.Item>
          {writable && <Menu.Item leftSection={<Merge size={14} />} onClick={() => setMerging(true)}>Merge with…</Menu.Item>}
          {writable && <Menu.Item data-danger leftSection={<Archive size={14} />} onClick={() => archive.mutate()}>Archive</Menu.Item>}
          {mayCopy && <Menu.Item leftSection={<Download size={14} />} onClick={() => copy.mutate()}>Copy of all their data</Menu.Item>}
          {mayErase && <Menu.Item data-danger leftSection={<Eraser size={14} />} onClick={() => setErasing(true)}>Erase…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {merging && <Suspense fallback={null}><MergeWith kind="contact" keep={contact} onClose={() => setMerging(false)} /></Suspense>}
      {erasing && <Suspense fallback={null}><ErasePerson contact={contact} onClose={() => setErasing(false)} /></Suspense>}
      {handing && <HandOver person={contact} onClose={() => setHanding(false)} />}
    </>
  );
}

function save(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function copyLink() {
  navigator.clipboard?.writeText(window.location.origin + window.location.pathname).then(() => toast('Link copied'), () => toast('The browser did not allow copying'));
}
