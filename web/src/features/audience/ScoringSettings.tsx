import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { JobProgress } from '@/ui/JobProgress';
import { isOver, useJob } from '@/ui/jobs';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { toastError } from '@/ui/toast';
import { Section } from '../settings/Section';
import { EngagementRules } from './EngagementRules';
import { FitRules } from './FitRules';
import { MqlCard } from './MqlCard';
import { scoringQuery } from './scores';
import { Thresholds } from './Thresholds';

/** What both teams have agreed on: who fits, what counts, and when marketing hands somebody over. */
export default function ScoringSettings() {
  const scoring = useQuery(scoringQuery);
  const writable = useMay('agreements.edit');
  return (
    <Section title="Scoring" why="What both teams have agreed on. Fit says who a person is, engagement what they do; together they make the grade, and the MQL rule says when sales takes over.">
      {scoring.isPending && <SkeletonLines count={10} />}
      <ErrorNotice error={scoring.error} retry={() => void scoring.refetch()} />
      {scoring.data && (
        <>
          {scoring.data.jobId && <Recomputing jobId={scoring.data.jobId} writable={writable} />}
          <MqlCard rules={scoring.data.engagementRules} writable={writable} />
          <EngagementRules rules={scoring.data.engagementRules} writable={writable} />
          <FitRules rules={scoring.data.fitRules} writable={writable} />
          <Thresholds key={scoring.data.version} scoring={scoring.data} writable={writable} />
        </>
      )}
    </Section>
  );
}

/** A changed rule is computed for everybody; until then some scores are those of before. */
function Recomputing({ jobId, writable }: { jobId: string; writable: boolean }) {
  const client = useQueryClient();
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: scoringQuery.queryKey }), [client]);
  const job = useJob(jobId, useCallback(() => void refresh(), [refresh]));
  const again = useMutation({ mutationFn: () => ok(api.POST('/scoring/compute')), onError: toastError, onSettled: refresh });
  if (!job.data) return <p className="muted">The rules have changed: scores are being computed anew.</p>;
  const stopped = isOver(job.data) && job.data.state !== 'done';
  return (
    <>
      <JobProgress job={job.data} noun="people" />
      {stopped && writable && (
        <p className="muted">Some scores are those of before. <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>Compute them again</Button></p>
      )}
    </>
  );
}
