import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { pipelinesQuery } from '@/api/queries';
import type { ImportWarning } from '@/api/types';
import { toast, toastError } from '@/ui/toast';

interface Props {
  asked: NonNullable<ImportWarning['stage']>;
  importId: string;
}

/** Which stage the file meant: the deals that named it go there. */
export function StageOf({ asked, importId }: Props) {
  const client = useQueryClient();
  const key = ['imports', importId];
  const stages = useQuery(pipelinesQuery).data?.find((pipeline) => pipeline.id === asked.pipelineId)?.stages ?? [];
  const isDone = client.getQueryData<{ state: string }>(key)?.state === 'done';
  const place = useMutation({
    mutationFn: (stageId: string) => ok(api.POST('/imports/{id}/stages', { params: { path: { id: importId } }, body: { pipelineId: asked.pipelineId, name: asked.name, stageId } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: key });
      void client.invalidateQueries({ queryKey: ['deal'] });
      toast('The deals are in that stage now');
    },
    onError: toastError,
  });
  const chosen = stages.find((stage) => stage.id === (asked.stageId ?? (place.isSuccess ? place.variables : undefined)));
  if (chosen) return <span className="muted">in {chosen.name} now</span>;
  if (!isDone || stages.length === 0) return null;
  return (
    <Select
      size="xs"
      aria-label={`Stage for ${asked.name}`}
      placeholder="Choose a stage"
      disabled={place.isPending}
      data={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
      value={null}
      onChange={(id) => id && place.mutate(id)}
    />
  );
}
