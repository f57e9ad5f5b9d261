import { Select } from '@mantine/core';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Pipeline, Stage } from '@/api/types';
import { Confirm } from '@/ui/Confirm';
import { targetsFor } from './stages';

/** A stage goes, its deals need a place. */
export function DeleteStage({ stage, pipeline, onDone, onClose }: { stage: Stage; pipeline: Pipeline; onDone: () => Promise<unknown>; onClose: () => void }) {
  const targets = targetsFor(stage, pipeline.stages);
  const [moveTo, setMoveTo] = useState(targets[0]?.id ?? null);
  const remove = async () => {
    await ok(api.DELETE('/stages/{id}', { params: { path: { id: stage.id }, query: { moveTo: moveTo ?? undefined } } }));
    await onDone();
  };
  return (
    <Confirm title={`Delete the stage “${stage.name}”`} verb="Delete the stage" danger onConfirm={remove} onClose={onClose}>
      <Select label="Its deals move to" data={targets.map((target) => ({ value: target.id, label: target.name }))} value={moveTo} onChange={setMoveTo} mb={8} />
      The history of those deals says so.
    </Confirm>
  );
}
