import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { JoinedVisitor } from '@/api/types';
import { Confirm } from '@/ui/Confirm';
import { formatDate } from '@/ui/format';
import { useMay } from '@/ui/session';
import { toast } from '@/ui/toast';
import recordStyles from '../../records/Record.module.css';
import styles from './Visits.module.css';

/** The browsers that were taken for somebody's, each of which can be given back. */
export function Browsers({ contactId }: { contactId: string }) {
  const [open, setOpen] = useState(false);
  const [parting, setParting] = useState<JoinedVisitor | null>(null);
  const client = useQueryClient();
  const writable = useMay('contacts.edit');
  const browsers = useQuery({
    queryKey: ['contacts', contactId, 'visitors'],
    queryFn: () => ok(api.GET('/contacts/{id}/visitors', { params: { path: { id: contactId } } })).then((page) => page.items),
    enabled: open,
  });
  const part = useMutation({
    mutationFn: (visitor: JoinedVisitor) => ok(api.POST('/contacts/{id}/visitors/{visitorId}/part', { params: { path: { id: contactId, visitorId: visitor.id } } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['contacts', contactId] }); toast('Its visits are a stranger’s again'); },
  });
  if (!writable) return null;
  return (
    <>
      <button type="button" className={recordStyles.small} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'Hide browsers' : 'Are these visits theirs?'}</button>
      {open && browsers.data?.length === 0 && <p className="muted">No browser was joined to this person; what is here came with their user id.</p>}
      {open && browsers.data && browsers.data.length > 0 && (
        <ul className={styles.visits} aria-label="Browsers">
          {browsers.data.map((visitor) => (
            <li key={visitor.id}>
              <span className="clip">Since {formatDate(visitor.firstSeenAt)}{visitor.landingPage && `, first on ${visitor.landingPage}`}</span>
              <button type="button" className={recordStyles.small} onClick={() => setParting(visitor)}>Not theirs</button>
            </li>
          ))}
        </ul>
      )}
      {parting && (
        <Confirm title="Take this browser away?" verb="Take it away" onConfirm={() => part.mutateAsync(parting)} onClose={() => setParting(null)}>
          Its visits before they said who they are leave this person’s timeline and scores. Nothing is deleted; the next time somebody says there who they are, it is joined again.
        </Confirm>
      )}
    </>
  );
}
