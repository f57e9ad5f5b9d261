import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Download, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { api, apiRoot, ok } from '@/api/client';
import type { Import, Job } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { Confirm } from '@/ui/Confirm';
import { formatDate, formatNumber } from '@/ui/format';
import { LinkButton } from '@/ui/links';
import { JobProgress } from '@/ui/JobProgress';
import styles from './Import.module.css';
import { ReportCounts } from './ReportCounts';
import { Warnings } from './Warnings';

const looks: Record<string, { tone: 'ok' | 'warn' | 'bad' | 'plain'; label: string }> = {
  done: { tone: 'ok', label: 'Done' }, failed: { tone: 'bad', label: 'Failed' }, cancelled: { tone: 'warn', label: 'Cancelled' }, undone: { tone: 'plain', label: 'Undone' },
};

export function ImportStateChip({ state }: { state: string }) {
  const look = looks[state] ?? { tone: 'plain' as const, label: state };
  return <Chip tone={look.tone}>{look.label}</Chip>;
}

export function ReportStep({ one, job, onUndo }: { one: Import; job: Job | undefined; onUndo: (jobId: string) => void }) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const jobId = job?.id ?? one.jobId;
  const canUndo = (job?.canUndo ?? false) && one.state === 'done' && jobId;
  const until = job?.undoUntil;
  const undo = async () => {
    const started = await ok(api.POST('/jobs/{id}/undo', { params: { path: { id: jobId ?? '' } } }));
    await client.invalidateQueries({ queryKey: ['imports'] });
    onUndo(started.jobId);
  };
  return (
    <>
      <div className={styles.foot}>
        <ImportStateChip state={one.state} />
        {one.state === 'undone' && <span className="muted">Everything that this import made or changed is as it was before.</span>}
      </div>
      {job?.state === 'failed' && <JobProgress job={job} />}
      {one.report && <ReportCounts report={one.report} />}
      {one.report && one.report.createdFields.length > 0 && <p className="muted">New fields: {one.report.createdFields.join(', ')}.</p>}
      {one.report && one.report.createdStages.length > 0 && <p className="muted">New stages: {one.report.createdStages.join(', ')}.</p>}
      <Warnings one={one} />
      <div className={styles.foot}>
        <SeeRows object={one.object} />
        {one.report && one.report.errors > 0 && (
          <Button variant="default" component="a" href={`${apiRoot}/imports/${one.id}/errors.csv`} download leftSection={<Download size={14} />}>
            {formatNumber(one.report.errors)} rows with errors as CSV
          </Button>
        )}
        {canUndo && <Button variant="default" leftSection={<Undo2 size={14} />} onClick={() => setAsking(true)}>Undo the import</Button>}
        {canUndo && until && <span className="muted">possible until {formatDate(until)}</span>}
      </div>
      {asking && (
        <Confirm title="Undo the import" verb="Undo" danger onConfirm={undo} onClose={() => setAsking(false)}>
          What it made is removed and what it changed goes back to its value before. What people edited since stays as they left it.
        </Confirm>
      )}
    </>
  );
}

function SeeRows({ object }: { object: Import['object'] }) {
  if (object === 'contacts') return <LinkButton to="/people">See the people</LinkButton>;
  if (object === 'companies') return <LinkButton to="/companies">See the companies</LinkButton>;
  if (object === 'deals') return <LinkButton to="/deals">See the deals</LinkButton>;
  return <LinkButton to={object === 'users' ? '/settings/users' : '/settings/products'}>See them</LinkButton>;
}
