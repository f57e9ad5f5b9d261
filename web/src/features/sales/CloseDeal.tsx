import { Autocomplete, Button, Group, Modal, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { useReasonNames } from '@/api/queries';
import type { MissingField, Stage } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toDay } from '@/ui/format';
import { toast, toastUndo } from '@/ui/toast';
import { useRefresh } from '../records/useRecord';
import { neededFrom, saveNeeded } from './needed';
import { NeededFields, type NeededValues } from './NeededFields';
import { type Movable, stageBody } from './useMoveDeal';

interface Props {
  deal: Movable;
  as: 'win' | 'lose';
  /** The stage it ends in, where a pipeline has several that mean the same. */
  stage?: Stage;
  /** Instead of the usual message. */
  onClosed?: () => void;
  onClose: () => void;
}

/** Winning and losing ask why: the answer feeds both teams' next campaign. */
export function CloseDeal({ deal, as, stage, onClosed, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [competitor, setCompetitor] = useState('');
  const [objections, setObjections] = useState<string[]>([]);
  const [closedAt, setClosedAt] = useState(toDay(new Date()));
  const [missing, setMissing] = useState<MissingField[]>([]);
  const [needed, setNeeded] = useState<NeededValues>({});
  const reasons = useReasonNames(as === 'win' ? 'win-reasons' : 'loss-reasons');
  const competitors = useReasonNames('competitors');
  const usual = useReasonNames('objections');
  const refresh = useRefresh('deal', deal.id);
  const path = { id: deal.id };
  const reopen = useMutation({ mutationFn: () => ok(api.POST('/deals/{id}/stage', { params: { path }, body: stageBody(deal.stageId) })), onSettled: () => void refresh() });
  const close = useMutation({
    mutationFn: async () => {
      await saveNeeded(deal.id, needed);
      if (as === 'win') return ok(api.POST('/deals/{id}/win', { params: { path }, body: { reason: reason.trim() || undefined, closedAt: closedAt || undefined } }));
      const why = { reason, note: note.trim() || undefined, competitor: competitor.trim() || undefined, objections };
      return stage
        ? ok(api.POST('/deals/{id}/stage', { params: { path }, body: { ...why, stageId: stage.id } }))
        : ok(api.POST('/deals/{id}/lose', { params: { path }, body: { ...why, closedAt: undefined } }));
    },
    onError: (error) => setMissing((before) => neededFrom(error) ?? before),
    onSuccess: async () => {
      await refresh();
      onClose();
      if (onClosed) onClosed();
      else if (as === 'win') toast(`${deal.name} is won`);
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
            <Autocomplete label="Why we won" placeholder="Optional" data={reasons} value={reason} onChange={setReason} data-autofocus />
          </>
        ) : (
          <>
            <Select label="Why we lost" required data={reasons} value={reason || null} onChange={(next) => setReason(next ?? '')} searchable data-autofocus />
            <Autocomplete label="Lost to" placeholder="The competitor, if there was one" data={competitors} value={competitor} onChange={setCompetitor} />
            <TagsInput label="Objections" placeholder={objections.length ? undefined : 'What they held against it'} data={usual} value={objections} onChange={setObjections} acceptValueOnBlur />
            <Textarea label="Note" placeholder="What would have changed it?" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          </>
        )}
        <NeededFields missing={missing} values={needed} onChange={setNeeded} />
        <ErrorNotice error={close.error} />
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
