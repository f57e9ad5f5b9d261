import { Autocomplete, Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { lossReasonsQuery, winReasonsQuery } from '@/api/queries';
import type { Deal } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toDay } from '@/ui/format';
import { toast, toastUndo } from '@/ui/toast';
import { useRefresh } from '../records/useRecord';

/** Winning and losing ask why: the answer feeds both teams' next campaign. */
export function CloseDeal({ deal, as, onClose }: { deal: Deal; as: 'win' | 'lose'; onClose: () => void }) {
  const [reason, setReason] = useState<string>('');
  const [note, setNote] = useState('');
  const [closedAt, setClosedAt] = useState(toDay(new Date()));
  const reasons = useQuery(as === 'win' ? winReasonsQuery : lossReasonsQuery);
  const refresh = useRefresh('deal', deal.id);
  const path = { id: deal.id };
  const reopen = useMutation({ mutationFn: () => ok(api.POST('/deals/{id}/reopen', { params: { path }, body: { stageId: deal.stageId } })), onSettled: () => void refresh() });
  const close = useMutation({
    mutationFn: () =>
      as === 'win'
        ? ok(api.POST('/deals/{id}/win', { params: { path }, body: { reason: reason.trim() || undefined, closedAt: closedAt || undefined } }))
        : ok(api.POST('/deals/{id}/lose', { params: { path }, body: { reason, note: note.trim() || undefined } })),
    onSuccess: async () => {
      await refresh();
      onClose();
      if (as === 'win') toast(`${deal.name} is won`);
      else toastUndo(`${deal.name} is lost`, () => reopen.mutate());
    },
  });
  const title = as === 'win' ? 'The deal is won' : 'The deal is lost';
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); close.mutate(); }}>
        {as === 'win' ? (
          <>
            <TextInput label="Won on" type="date" max={toDay(new Date())} value={closedAt} onChange={(event) => setClosedAt(event.currentTarget.value)} />
            <Autocomplete label="Why we won" placeholder="Optional" data={reasons.data ?? []} value={reason} onChange={setReason} data-autofocus />
          </>
        ) : (
          <>
            <Select label="Why we lost" required data={reasons.data ?? []} value={reason || null} onChange={(next) => setReason(next ?? '')} searchable data-autofocus />
            <Textarea label="Note" placeholder="What would have changed it?" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          </>
        )}
        <ErrorNotice error={close.error ?? reasons.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" color={as === 'win' ? undefined : 'red'} loading={close.isPending} disabled={as === 'lose' && !reason}>
            {as === 'win' ? 'Mark as won' : 'Mark as lost'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
