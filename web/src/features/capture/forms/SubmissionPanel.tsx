import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import { PanelHead } from '@/ui/PanelHead';
import { useMay } from '@/ui/session';
import { SidePanel } from '@/ui/SidePanel';
import { toastError } from '@/ui/toast';
import { When } from '@/ui/When';
import { reasonText, type Submission } from './definition';
import styles from './Forms.module.css';
import { StateOf } from './ResultsTab';

/** One submission with all that was said, what became of it, and the decision where one is due. */
export function SubmissionPanel({ formId, submission, onClose }: { formId: string; submission: Submission; onClose: () => void }) {
  const client = useQueryClient();
  const mayDecide = useMay('forms.edit');
  const decide = useMutation({
    mutationFn: (verb: 'release' | 'reject') => ok(verb === 'release'
      ? api.POST('/submissions/{id}/release', { params: { path: { id: submission.id } } })
      : api.POST('/submissions/{id}/reject', { params: { path: { id: submission.id } } })),
    onError: toastError,
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['forms', formId] }), client.invalidateQueries({ queryKey: ['forms'], exact: true })]),
  });
  const { from } = submission;
  return (
    <SidePanel label="Submission" onClose={onClose}>
      <PanelHead title={submission.email ?? 'Somebody'} after={<StateOf state={submission.state} />} onClose={onClose} />
      <div className={styles.drawer}>
        {submission.reasons.length > 0 && <ul className={styles.reasons}>{submission.reasons.map((reason) => <li key={reason}>{reasonText(reason)}</li>)}</ul>}
        {mayDecide && (submission.state === 'suspicious' || submission.state === 'rejected') && (
          <Group gap={6}>
            <Button loading={decide.isPending} onClick={() => decide.mutate('release')}>Let it in</Button>
            {submission.state === 'suspicious' && <Button variant="default" disabled={decide.isPending} onClick={() => decide.mutate('reject')}>It is spam</Button>}
          </Group>
        )}
        {submission.contactId && <p><Link to="/people/$id" params={{ id: submission.contactId }}>Open the contact</Link></p>}
        <dl className={styles.answers}>
          {submission.answers.map((answer) => <div key={answer.key}><dt>{answer.label}</dt><dd>{answer.text}</dd></div>)}
          {submission.consents.map((consent) => <div key={consent.key}><dt>Agreed to {consent.topic} by {consent.channel}</dt><dd>{consent.text}</dd></div>)}
          <div><dt>Sent</dt><dd><When at={submission.receivedAt} />, version {submission.formVersion}</dd></div>
          {submission.wasAskedToConfirm && <div><dt>Address confirmed</dt><dd>{submission.confirmedAt ? <When at={submission.confirmedAt} /> : 'Not yet'}</dd></div>}
          {from.page && <div><dt>On the page</dt><dd>{from.page}</dd></div>}
          {from.referrer && <div><dt>Came from</dt><dd>{from.referrer}</dd></div>}
          {from.userAgent && <div><dt>Browser</dt><dd>{from.userAgent}</dd></div>}
          {from.address && <div><dt>Network</dt><dd>{from.address}</dd></div>}
        </dl>
      </div>
    </SidePanel>
  );
}
