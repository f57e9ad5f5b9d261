import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, useUsers } from '@/api/queries';
import { Avatar } from '@/ui/Avatar';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { LifecycleChip } from '@/ui/LifecycleChip';
import { PanelHead } from '@/ui/PanelHead';
import { useMayEdit } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { Facts } from '../records/Facts';
import recordStyles from '../records/Record.module.css';
import { RecordTags } from '../records/RecordTags';
import { Timeline } from '../records/Timeline';
import { useRecord, useSave } from '../records/useRecord';
import { PersonCompanies } from './PersonCompanies';
import { personFacts } from './personFacts';

/** A person in the side panel of a list: the facts to work with and what happened last. */
export function PeekPerson({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: contact, error, refetch } = useRecord('contact', id);
  const save = useSave('contact', id);
  const users = useUsers();
  const fields = useQuery(fieldsQuery('contact')).data ?? [];
  const writable = useMayEdit('contacts', contact?.ownerId) && !contact?.archivedAt;
  return (
    <>
      <PanelHead title={contact?.name ?? '…'} before={contact && <Avatar name={contact.name} size="lg" />} after={contact && <LifecycleChip stage={contact.lifecycleStage} />}
        open={{ to: '/people/$id', id }} onClose={onClose} />
      {error && <div className={recordStyles.pad}><ErrorNotice error={error} retry={() => void refetch()} /></div>}
      {!contact && !error && <SkeletonLines count={10} />}
      {contact && (
        <>
          <div className={recordStyles.left} style={{ border: 0, paddingBottom: 12 }}>
            <PersonCompanies contact={contact} writable={writable} />
            <RecordTags object="contact" tags={contact.tags} writable={writable} onSave={(tags) => save.mutateAsync({ tags })} />
            <Facts groups={personFacts(contact, fields, users)} readOnly={!writable} onSave={(changes) => save.mutateAsync(changes)} />
          </div>
          <Timeline object="contact" id={id} limit={10} />
        </>
      )}
    </>
  );
}
