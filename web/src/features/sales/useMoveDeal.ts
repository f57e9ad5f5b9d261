import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { MissingField, Stage } from '@/api/types';
import { toastError, toastUndo } from '@/ui/toast';
import { recordKey } from '../records/useRecord';
import { neededFrom } from './needed';

export interface Movable {
  id: string;
  name: string;
  stageId: string;
}

/** What has to be asked before a deal can go where it was put. */
export type MoveQuestion = { deal: Movable; stage: Stage; missing: MissingField[] | null };

/** Shows the move before the server has said yes; what it returns takes that back. */
type Show = (deal: Movable, stage: Stage) => (() => void) | undefined;

/**
 * Takes a deal to a stage: at once on the screen, with Undo, and rolled back when the server refuses. Where the end of a deal wants a reason or
 * the stage asks for fields, `question` says so, for a dialog to ask.
 */
export function useMoveDeal(stages: Stage[], show: Show) {
  const client = useQueryClient();
  const [question, setQuestion] = useState<MoveQuestion | null>(null);
  const refresh = (id: string) =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['deal', 'board'] }),
      client.invalidateQueries({ queryKey: ['deal', 'list'] }),
      client.invalidateQueries({ queryKey: recordKey('deal', id) }),
      client.invalidateQueries({ queryKey: ['deal', 'timeline', id] }),
    ]);
  const send = useMutation({
    mutationFn: ({ deal, stage }: { deal: Movable; stage: Stage }) => ok(api.POST('/deals/{id}/stage', { params: { path: { id: deal.id } }, body: stageBody(stage.id) })),
    onMutate: async ({ deal, stage }) => {
      await client.cancelQueries({ queryKey: ['deal', 'board'] });
      return { back: show(deal, stage) };
    },
    onError: (error, { deal, stage }, context) => {
      context?.back?.();
      const missing = neededFrom(error);
      if (missing) setQuestion({ deal, stage, missing });
      else toastError(error);
    },
    onSuccess: (saved, { deal, stage }) => moved(deal, stage, saved.version),
    onSettled: (_saved, _error, { deal }) => void refresh(deal.id),
  });
  const moved = (deal: Movable, stage: Stage, _version?: number) => {
    const from = stages.find((one) => one.id === deal.stageId);
    toastUndo(`${deal.name} is now in ${stage.name}`, () => from && send.mutate({ deal: { ...deal, stageId: stage.id }, stage: from }));
  };
  return {
    question,
    dismiss: () => setQuestion(null),
    move: (deal: Movable, stage: Stage) => {
      if (stage.id === deal.stageId) return;
      if (stage.category === 'open') send.mutate({ deal, stage });
      else setQuestion({ deal, stage, missing: null });
    },
    /** The dialog has done the move itself. */
    answered: (asked: MoveQuestion) => {
      setQuestion(null);
      moved(asked.deal, asked.stage);
      void refresh(asked.deal.id);
    },
  };
}

export function stageBody(stageId: string) {
  return { stageId, reason: undefined, note: undefined, competitor: undefined, objections: undefined };
}
