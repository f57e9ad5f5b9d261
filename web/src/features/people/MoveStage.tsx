import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Contact, LifecycleStage } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { isBackwards, stageInfo, stageOptions } from '@/ui/lifecycle';
import { toast } from '@/ui/toast';
import { useRefresh } from '../records/useRecord';

export function MoveStage({ contact, to, onClose }: { contact: Contact; to: LifecycleStage | null; onClose: () => void }) {
  const [stage, setStage] = useState<LifecycleStage | null>(to === contact.lifecycleStage ? null : to);
  const [reason, setReason] = useState('');
  const refresh = useRefresh('contact', contact.id);
  const needsReason = stage !== null && isBackwards(contact.lifecycleStage, stage);
  const move = useMutation({
    mutationFn: (next: LifecycleStage) =>
      ok(api.POST('/contacts/{id}/lifecycle', { params: { path: { id: contact.id } }, body: { stage: next, reason: reason.trim() || undefined } })),
    onSuccess: async (_, next) => {
      await refresh();
      onClose();
      toast(`${contact.name} is now ${stageInfo(next).label}`);
    },
  });
  return (
    <Modal opened onClose={onClose} title="Change the lifecycle stage" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); if (stage) move.mutate(stage); }}>
        <Select label="Stage" data={stageOptions.filter((option) => option.value !== contact.lifecycleStage)} value={stage} data-autofocus={!stage || undefined}
          description={stage ? stageInfo(stage).meaning : `Now: ${stageInfo(contact.lifecycleStage).label}`} onChange={(next) => setStage(next as LifecycleStage)} />
        <Textarea label="Reason" required={needsReason} data-autofocus={stage ? true : undefined} placeholder={needsReason ? 'Going back needs a reason' : 'Optional; it stays in the history'}
          value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ErrorNotice error={move.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={move.isPending} disabled={!stage || (needsReason && !reason.trim())}>Change stage</Button>
        </Group>
      </form>
    </Modal>
  );
}
