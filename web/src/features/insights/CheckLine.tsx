import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { ScoreboardCheck } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { plural } from '@/ui/format';
import { isOver, useJob } from '@/ui/jobs';
import { useMay } from '@/ui/session';
import { When } from '@/ui/When';
import styles from './Scoreboard.module.css';

const key = ['scoreboard', 'check'];
/** Behind by less than this is now. */
const patience = 60_000;

/** Whether the figures can be trusted: up to when they are counted, what the last check found, and a check at once. */
export function CheckLine({ countedTo, countedAt }: { countedTo: string | undefined; countedAt: number }) {
  const client = useQueryClient();
  const mayCheck = useMay('agreements.edit');
  const check = useQuery({ queryKey: key, queryFn: ({ signal }) => ok(api.GET('/scoreboard/check', { signal })) });
  const start = useMutation({ mutationFn: () => ok(api.POST('/scoreboard/check')), onSuccess: () => client.invalidateQueries({ queryKey: key }) });
  const running = start.data?.jobId ?? check.data?.jobId;
  const job = useJob(mayCheck ? running : null, () => void client.invalidateQueries({ queryKey: key }));
  const isRunning = Boolean(running) && !isOver(job.data) && (Boolean(job.data) || start.isSuccess || Boolean(check.data?.jobId));
  const behind = countedTo && countedAt - new Date(countedTo).getTime() > patience;
  return (
    <footer className={styles.check}>
      {behind && <span data-tone="warn">Counted up to <When at={countedTo} />; the rest follows.</span>}
      {check.data && <span data-tone={check.data.last?.holds === false ? 'warn' : undefined}>{words(check.data)}{check.data.last && <>, <When at={check.data.last.at} /></>}</span>}
      {mayCheck && check.data?.state === 'ready' && <Button variant="subtle" size="compact-xs" loading={start.isPending || isRunning} onClick={() => start.mutate()}>Check now</Button>}
      <ErrorNotice error={start.error ?? check.error} />
    </footer>
  );
}

function words({ state, last }: ScoreboardCheck): string {
  if (!last) return state === 'ready' ? 'Checked every night against the records; not yet for the first time' : 'Counted from the records each time';
  if (last.holds) return `Checked ${plural(last.people, 'person', 'people')} against the records: no difference`;
  const parts = [last.peopleWrong > 0 && plural(last.peopleWrong, 'person', 'people'), last.sumsWrong > 0 && plural(last.sumsWrong, 'sum')].filter(Boolean);
  return `Checked against the records: ${parts.join(' and ')} differed and were put right`;
}
