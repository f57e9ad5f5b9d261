import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Ellipsis, RotateCcw, ThumbsDown, Trophy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import type { Deal } from '@/api/types';
import { type Command, useCommands } from '@/ui/commands';
import { toast, toastError, toastUndo } from '@/ui/toast';
import { useRefresh } from '../records/useRecord';
import { CloseDeal } from './CloseDeal';

export function DealActions({ deal, writable }: { deal: Deal; writable: boolean }) {
  const [open, setOpen] = useState<'win' | 'lose' | null>(null);
  const refresh = useRefresh('deal', deal.id);
  const path = { id: deal.id };
  const { mutate: reopenDeal, isPending } = useMutation({
    mutationFn: () => ok(api.POST('/deals/{id}/reopen', { params: { path }, body: { stageId: undefined } })),
    onSuccess: () => { void refresh(); toast(`${deal.name} is open again`); },
    onError: toastError,
  });
  const restore = useMutation({
    mutationFn: () => ok(api.POST('/deals/{id}/restore', { params: { path } })),
    onSuccess: () => { void refresh(); toast(`${deal.name} is back`); },
    onError: toastError,
  });
  const archive = useMutation({
    mutationFn: () => ok(api.DELETE('/deals/{id}', { params: { path }, ...ifMatch(deal.version) })),
    onSuccess: () => { void refresh(); toastUndo(`${deal.name} is archived`, () => restore.mutate()); },
    onError: toastError,
  });
  const isOpen = deal.outcome === 'open';
  const commands = useMemo<Command[]>(() => {
    if (!writable) return [];
    return isOpen
      ? [
          { id: 'deal-win', label: 'Win the deal', group: 'This page', keys: ['w'], icon: Trophy, run: () => setOpen('win') },
          { id: 'deal-lose', label: 'Lose the deal', group: 'This page', icon: ThumbsDown, run: () => setOpen('lose') },
        ]
      : [{ id: 'deal-reopen', label: 'Reopen the deal', group: 'This page', icon: RotateCcw, run: () => reopenDeal() }];
  }, [isOpen, reopenDeal, writable]);
  useCommands(commands);
  if (deal.archivedAt) return <Button variant="default" leftSection={<ArchiveRestore size={14} />} loading={restore.isPending} onClick={() => restore.mutate()}>Restore</Button>;
  if (!writable) return null;
  return (
    <>
      {isOpen ? (
        <>
          <Button variant="default" leftSection={<ThumbsDown size={14} />} onClick={() => setOpen('lose')}>Lost</Button>
          <Button leftSection={<Trophy size={14} />} onClick={() => setOpen('win')}>Won</Button>
        </>
      ) : (
        <Button variant="default" leftSection={<RotateCcw size={14} />} loading={isPending} onClick={() => reopenDeal()}>Reopen</Button>
      )}
      <Menu>
        <Menu.Target><ActionIcon aria-label="More actions"><Ellipsis size={16} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item data-danger leftSection={<Archive size={14} />} onClick={() => archive.mutate()}>Archive</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {(open === 'win' || open === 'lose') && <CloseDeal deal={deal} as={open} onClose={() => setOpen(null)} />}
    </>
  );
}
