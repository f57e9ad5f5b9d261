import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, useUsers } from '@/api/queries';
import { Avatar } from '@/ui/Avatar';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PanelHead } from '@/ui/PanelHead';
import { useMayEdit } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { Facts } from '../records/Facts';
import recordStyles from '../records/Record.module.css';
import { RecordTags } from '../records/RecordTags';
import { Timeline } from '../records/Timeline';
import { useRecord, useSave } from '../records/useRecord';
import { companyFacts } from './companyFacts';

export function PeekCompany({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: company, error, refetch } = useRecord('company', id);
  const save = useSave('company', id);
  const users = useUsers();
  const fields = useQuery(fieldsQuery('company')).data ?? [];
  const writable = useMayEdit('companies', company?.ownerId) && !company?.archivedAt;
  return (
    <>
      <PanelHead title={company?.name ?? '…'} before={company && <Avatar name={company.name} size="lg" square />} open={{ to: '/companies/$id', id }} onClose={onClose} />
      {error && <div className={recordStyles.pad}><ErrorNotice error={error} retry={() => void refetch()} /></div>}
      {!company && !error && <SkeletonLines count={10} />}
      {company && (
        <>
          <div className={recordStyles.left} style={{ border: 0, paddingBottom: 12 }}>
            <RecordTags object="company" tags={company.tags} writable={writable} onSave={(tags) => save.mutateAsync({ tags })} />
            <Facts groups={companyFacts(company, fields, users)} readOnly={!writable} onSave={(changes) => save.mutateAsync(changes)} />
          </div>
          <Timeline object="company" id={id} limit={10} />
        </>
      )}
    </>
  );
}
