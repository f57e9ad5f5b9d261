import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { pipelinesQuery } from '@/api/queries';
import type { Pipeline } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { DeletePipeline } from './DeletePipeline';
import { PipelineForm } from './PipelineForm';
import { Section } from './Section';
import styles from './Settings.module.css';
import { StageRows } from './StageRows';

export default function PipelineSettings() {
  const [dialog, setDialog] = useState<{ edit?: Pipeline; remove?: Pipeline } | null>(null);
  const pipelines = useQuery(pipelinesQuery);
  const writable = useMay('settings.edit');
  const client = useQueryClient();
  return (
    <Section title="Pipelines" why="A stage has your own name and a fixed meaning: open, won or lost. A deal that stays longer than its stage allows is shown as rotting."
      action={writable && <Button leftSection={<Plus size={14} />} onClick={() => setDialog({})}>New pipeline</Button>}>
      {pipelines.isPending && <SkeletonLines count={8} />}
      <ErrorNotice error={pipelines.error} retry={() => void pipelines.refetch()} />
      {pipelines.data?.map((pipeline) => (
        <Card
          key={pipeline.id}
          title={<span style={{ display: 'inline-flex', gap: 8, alignItems: 'center', color: 'var(--text)', fontSize: 13 }}>{pipeline.name}{pipeline.isDefault && <Chip>default</Chip>}{pipeline.currency && <Chip>{pipeline.currency}</Chip>}</span>}
          action={writable && (
            <span className={styles.right}>
              <Button variant="subtle" px={6} onClick={() => setDialog({ edit: pipeline })}>Edit</Button>
              {!pipeline.isDefault && <Button variant="subtle" px={6} onClick={() => setDialog({ remove: pipeline })}>Delete</Button>}
            </span>
          )}
        >
          <StageRows pipeline={pipeline} writable={writable} />
        </Card>
      ))}
      {dialog && !dialog.remove && <PipelineForm pipeline={dialog.edit} onClose={() => setDialog(null)} />}
      {dialog?.remove && (
        <DeletePipeline pipeline={dialog.remove} others={(pipelines.data ?? []).filter((one) => one.id !== dialog.remove?.id)}
          onDone={() => client.invalidateQueries({ queryKey: pipelinesQuery.queryKey })} onClose={() => setDialog(null)} />
      )}
    </Section>
  );
}
