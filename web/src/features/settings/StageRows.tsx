import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, ListChecks, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { pipelinesQuery } from '@/api/queries';
import type { Pipeline, Stage } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { toastError } from '@/ui/toast';
import { DeleteStage } from './DeleteStage';
import styles from './Settings.module.css';
import { StageNeeds } from './StageNeeds';
import { moved, targetsFor } from './stages';

export function StageRows({ pipeline, writable }: { pipeline: Pipeline; writable: boolean }) {
  const [asking, setAsking] = useState<Stage | null>(null);
  const [removing, setRemoving] = useState<Stage | null>(null);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: pipelinesQuery.queryKey });
  const change = useMutation({
    mutationFn: async (changes: ({ id: string } & Partial<Stage>)[]) => {
      for (const { id, ...body } of changes) await ok(api.PATCH('/stages/{id}', { params: { path: { id } }, body }));
    },
    onError: toastError,
    onSettled: refresh,
  });
  const open = pipeline.stages.filter((stage) => stage.category === 'open');
  const add = useMutation({
    mutationFn: () =>
      ok(api.POST('/pipelines/{id}/stages', { params: { path: { id: pipeline.id } }, body: { name: 'New stage', category: 'open', probability: 50, rotDays: 14, position: open.length, requiredFields: undefined } })),
    onError: toastError,
    onSettled: refresh,
  });
  return (
    <>
      <ol>
        {pipeline.stages.map((stage, index) => (
          <li key={stage.id} className={styles.stage}>
            <ActionIcon size={24} disabled={!writable || index === 0 || change.isPending} aria-label={`Move ${stage.name} up`} onClick={() => change.mutate(moved(pipeline.stages, index, -1))}><ArrowUp size={13} /></ActionIcon>
            <ActionIcon size={24} disabled={!writable || index === pipeline.stages.length - 1 || change.isPending} aria-label={`Move ${stage.name} down`} onClick={() => change.mutate(moved(pipeline.stages, index, 1))}><ArrowDown size={13} /></ActionIcon>
            <TextInput size="xs" aria-label="Name of the stage" defaultValue={stage.name} disabled={!writable} maxLength={60}
              onBlur={(event) => { const name = event.currentTarget.value.trim(); if (name && name !== stage.name) change.mutate([{ id: stage.id, name }]); }} />
            {stage.category === 'open' ? (
              <NumberInput size="xs" aria-label={`Probability of ${stage.name}`} suffix=" %" min={0} max={99} defaultValue={stage.probability} disabled={!writable}
                onBlur={(event) => { const probability = parseInt(event.currentTarget.value, 10); if (!Number.isNaN(probability) && probability !== stage.probability) change.mutate([{ id: stage.id, probability }]); }} />
            ) : <Chip tone={stage.category === 'won' ? 'ok' : 'bad'}>{stage.category}</Chip>}
            {stage.category === 'open' ? (
              <NumberInput className={styles.rot} size="xs" aria-label={`Days until ${stage.name} is rotting`} placeholder="never" prefix="rots in " suffix=" d" min={1} defaultValue={stage.rotDays ?? ''} disabled={!writable}
                onBlur={(event) => { const rotDays = parseInt(event.currentTarget.value.replace(/\D/g, ''), 10) || null; if (rotDays !== stage.rotDays) change.mutate([{ id: stage.id, rotDays }]); }} />
            ) : <span className={styles.rot} />}
            {writable
              ? <ActionIcon size={24} aria-label={`What a deal needs in ${stage.name}`} title={stage.requiredFields.length ? `Asks for ${stage.requiredFields.length} fields` : 'Asks for nothing'} data-on={stage.requiredFields.length > 0 || undefined} onClick={() => setAsking(stage)}><ListChecks size={13} /></ActionIcon>
              : <span />}
            {writable && targetsFor(stage, pipeline.stages).length > 0
              ? <ActionIcon size={24} aria-label={`Delete ${stage.name}`} onClick={() => setRemoving(stage)}><Trash2 size={13} /></ActionIcon>
              : <span />}
          </li>
        ))}
      </ol>
      {writable && <Button variant="subtle" px={6} mt={4} leftSection={<Plus size={13} />} loading={add.isPending} onClick={() => add.mutate()}>Add a stage</Button>}
      {asking && <StageNeeds stage={asking} onDone={refresh} onClose={() => setAsking(null)} />}
      {removing && <DeleteStage stage={removing} pipeline={pipeline} onDone={refresh} onClose={() => setRemoving(null)} />}
    </>
  );
}
