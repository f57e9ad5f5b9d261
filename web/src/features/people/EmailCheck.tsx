import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { AddressFinding } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { When } from '@/ui/When';
import recordStyles from '../records/Record.module.css';
import { aboutAddress, verdictTone } from './addressText';

/** What is known about the addresses of somebody: whether mail to them is worth sending. */
export function EmailCheck({ contactId, writable }: { contactId: string; writable: boolean }) {
  const client = useQueryClient();
  const path = { id: contactId };
  const key = ['contact', 'email-verifications', contactId];
  const known = useQuery({ queryKey: key, queryFn: () => ok(api.GET('/contacts/{id}/email-verifications', { params: { path } })).then((answer) => answer.items) });
  const check = useMutation({
    mutationFn: () => ok(api.POST('/contacts/{id}/email-verifications', { params: { path } })),
    onSuccess: (answer) => client.setQueryData(key, answer.items),
  });
  return (
    <div>
      {(known.data ?? []).map((finding) => <Finding key={finding.email} finding={finding} />)}
      <ErrorNotice error={known.error ?? check.error} />
      {writable && <Button variant="subtle" size="compact-xs" loading={check.isPending} onClick={() => check.mutate()}>{known.data?.length ? 'Check the address again' : 'Check the address'}</Button>}
    </div>
  );
}

function Finding({ finding }: { finding: AddressFinding }) {
  return (
    <div className={recordStyles.line} title={finding.email}>
      <Chip tone={verdictTone[finding.verdict]}>{finding.verdict}</Chip>
      <span className={recordStyles.grow}>{aboutAddress(finding)}</span>
      <span className="faint"><When at={finding.checkedAt} /></span>
    </div>
  );
}
