import { Button, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { CloseDeal } from './CloseDeal';
import { isGiven, saveNeeded } from './needed';
import { NeededFields, type NeededValues } from './NeededFields';
import { type MoveQuestion, stageBody } from './useMoveDeal';

interface Props {
  question: MoveQuestion;
  onAnswered: (question: MoveQuestion) => void;
  onClose: () => void;
}

/** Asks for what a stage wants to know before a deal enters it: why it ended, or the fields that it lacks. */
export function AskBeforeMove({ question, onAnswered, onClose }: Props) {
  const { deal, stage, missing } = question;
  if (missing === null) return <CloseDeal deal={deal} stage={stage} as={stage.category === 'won' ? 'win' : 'lose'} onClosed={() => onAnswered(question)} onClose={onClose} />;
  return <AskForFields question={{ ...question, missing }} onAnswered={onAnswered} onClose={onClose} />;
}

function AskForFields({ question, onAnswered, onClose }: Props & { question: { missing: NonNullable<MoveQuestion['missing']> } }) {
  const { deal, stage, missing } = question;
  const [values, setValues] = useState<NeededValues>({});
  const move = useMutation({
    mutationFn: async () => {
      await saveNeeded(deal.id, values);
      await ok(api.POST('/deals/{id}/stage', { params: { path: { id: deal.id } }, body: stageBody(stage.id) }));
    },
    onSuccess: () => onAnswered(question),
  });
  const errors = move.error instanceof ApiProblem ? move.error.fieldErrors : {};
  return (
    <Modal opened onClose={onClose} title={`Before ${deal.name} moves to ${stage.name}`} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); move.mutate(); }}>
        <NeededFields missing={missing} values={values} onChange={setValues} errors={errors} />
        <ErrorNotice error={move.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Leave it where it is</Button>
          <Button type="submit" loading={move.isPending} disabled={!missing.every((field) => isGiven(values[field.field]))}>Move the deal</Button>
        </Group>
      </form>
    </Modal>
  );
}
