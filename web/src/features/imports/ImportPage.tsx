import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import type { Import } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { JobProgress } from '@/ui/JobProgress';
import { isOver, useJob } from '@/ui/jobs';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonLines } from '@/ui/Skeleton';
import { CheckStep } from './CheckStep';
import styles from './Import.module.css';
import { objectName, stepOf } from './importState';
import { ImportSteps } from './ImportSteps';
import { MappingStep } from './MappingStep';
import { ReportStep } from './ReportStep';

const numbers = { map: 1, working: 2, check: 2, report: 3 } as const;

/** One import from its columns to its report. Its address works at every step, also after a reload. */
export default function ImportPage() {
  const { id } = useParams({ from: '/app/import/$id' });
  const one = useQuery({ queryKey: ['imports', id], queryFn: () => ok(api.GET('/imports/{id}', { params: { path: { id } } })) });
  return (
    <>
      <PageHeader parent={{ label: 'Import', to: '/import' }} title={one.data?.fileName ?? '…'} chips={one.data && <Chip>{objectName(one.data.object)}</Chip>} />
      <div className={styles.page}>
        <div className={styles.body}>
          {one.isPending && <SkeletonLines count={8} />}
          <ErrorNotice error={one.error} retry={() => void one.refetch()} />
          {one.data && <Steps one={one.data} />}
        </div>
      </div>
    </>
  );
}

function Steps({ one }: { one: Import }) {
  const path = { id: one.id };
  const search = useSearch({ from: '/app/import/$id' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const go = (next: { job?: string; map?: boolean }) => void navigate({ to: '/import/$id', params: path, search: next, replace: true });
  const refresh = () => client.invalidateQueries({ queryKey: ['imports'] });
  const job = useJob(search.job ?? one.jobId, () => {
    void refresh();
    for (const kind of ['contact', 'company', 'deal', 'fields', 'users', 'products']) void client.invalidateQueries({ queryKey: [kind] });
  });
  const step = stepOf(one, job.data, search.map ?? false);
  const run = useMutation({
    mutationFn: () => ok(api.POST('/imports/{id}/run', { params: { path } })),
    onSuccess: ({ jobId }) => {
      client.setQueryData(['imports', one.id], { ...one, state: 'running' });
      go({ job: jobId });
    },
  });
  return (
    <>
      <ImportSteps now={step === 'working' && one.state !== 'checking' ? 3 : numbers[step]} />
      {job.data?.state === 'failed' && step === 'map' && <JobProgress job={job.data} />}
      {step === 'map' && <MappingStep one={one} onChecking={(jobId) => go({ job: jobId })} />}
      {step === 'working' && (
        <Card title={one.state === 'checking' ? 'Checking every row; nothing is written yet' : /undo/.test(job.data?.kind ?? '') ? 'Taking the import back' : 'Importing'}>
          {job.data ? <JobProgress job={job.data} /> : <SkeletonLines count={2} />}
          <ErrorNotice error={job.error} retry={() => void job.refetch()} />
        </Card>
      )}
      {step === 'check' && <CheckStep one={one} busy={run.isPending} error={run.error} onRun={() => run.mutate()} onMap={() => go({ map: true })} />}
      {step === 'report' && <ReportStep one={one} job={isOver(job.data) ? job.data : undefined} onUndo={(jobId) => go({ job: jobId })} />}
    </>
  );
}
