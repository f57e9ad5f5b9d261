import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { BulkSelection, Selection } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber } from '@/ui/format';
import { JobProgress } from '@/ui/JobProgress';
import { useJob } from '@/ui/jobs';

const order = ['valid', 'risky', 'invalid', 'unknown'];

/** Checks the addresses of many people as a job; what comes of it is a field of the list. */
export default function VerifyDialog({ select, chosen, onClose }: { select: Selection; chosen: string; onClose: () => void }) {
  const client = useQueryClient();
  const start = useMutation({ mutationFn: () => ok(api.POST('/email-verifications/bulk', { body: { select: select as BulkSelection } })) });
  const job = useJob(start.data?.jobId, () => void client.invalidateQueries({ queryKey: ['contact'] }));
  const counts = job.data?.state === 'done' ? (job.data.result as Record<string, number> | null) : null;
  return (
    <Modal opened onClose={onClose} title="Check the addresses" size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div style={{ display: 'grid', gap: 12 }}>
        <p className="muted">
          Of {chosen}: letters, name servers, disposable and role mailboxes, slips of the finger. No mail is sent. An answer holds for 90 days; filter by “Email verification” afterwards.
        </p>
        {job.data && <JobProgress job={job.data} noun="people" />}
        {counts && <p role="status">{order.filter((verdict) => counts[verdict]).map((verdict) => `${formatNumber(counts[verdict] ?? 0)} ${verdict}`).join(', ') || 'Nobody here has an address.'}</p>}
        <ErrorNotice error={start.error ?? job.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>{start.data ? 'Close' : 'Cancel'}</Button>
          {!start.data && <Button loading={start.isPending} onClick={() => start.mutate()}>Check them</Button>}
        </Group>
      </div>
    </Modal>
  );
}
