import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Pipeline } from '@/api/types';
import { Confirm } from '@/ui/Confirm';
import { formatCount, plural } from '@/ui/format';
import { mapped, targetsIn } from './stages';

interface Props {
  pipeline: Pipeline;
  others: Pipeline[];
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

/** A pipeline goes; its deals go to the stages of another one, as they are mapped here. */
export function DeletePipeline({ pipeline, others, onDone, onClose }: Props) {
  const board = useQuery({ queryKey: ['deal', 'board', pipeline.id, 'all'], queryFn: () => ok(api.GET('/deals/board', { params: { query: { pipelineId: pipeline.id } } })) });
  const [target, setTarget] = useState(others[0]?.id ?? null);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const other = others.find((one) => one.id === target);
  const columns = (board.data?.columns ?? []).filter((column) => column.count > 0);
  const used = pipeline.stages.filter((stage) => columns.some((column) => column.stageId === stage.id));
  const mapping = other ? { ...mapped(pipeline.stages, other.stages), ...chosen } : {};
  const remove = async () => {
    if (other) await ok(api.POST('/pipelines/{id}/move-deals', { params: { path: { id: pipeline.id } }, body: { stages: mapping } }));
    await ok(api.DELETE('/pipelines/{id}', { params: { path: { id: pipeline.id } } }));
    await onDone();
  };
  return (
    <Confirm title={`Delete “${pipeline.name}”`} verb="Delete the pipeline" danger onConfirm={remove} onClose={onClose}>
      {used.length === 0 && 'No deal is in it.'}
      {used.length > 0 && (
        <div style={{ display: 'grid', gap: 10 }}>
          <Select label="Its deals go to" allowDeselect={false} data={others.map((one) => ({ value: one.id, label: one.name }))} value={target} onChange={(id) => { setTarget(id); setChosen({}); }} />
          {other && used.map((stage) => {
            const column = columns.find((one) => one.stageId === stage.id);
            return (
              <Select
                key={stage.id}
                label={`${stage.name}: ${column?.capped ? `${formatCount(column.count, true)} deals` : plural(column?.count ?? 0, 'deal')} to`}
                allowDeselect={false}
                data={targetsIn(stage, other.stages).map((one) => ({ value: one.id, label: one.name }))}
                value={mapping[stage.id] ?? null}
                onChange={(id) => id && setChosen({ ...chosen, [stage.id]: id })}
              />
            );
          })}
        </div>
      )}
    </Confirm>
  );
}
