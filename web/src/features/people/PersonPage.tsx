import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { asProblem } from '@/api/problem';
import { fieldsQuery, useUsers } from '@/api/queries';
import type { Contact, LifecycleStage } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { LifecycleChip } from '@/ui/LifecycleChip';
import { PageHeader } from '@/ui/PageHeader';
import { useMayEdit } from '@/ui/session';
import { Tabs } from '@/ui/Tabs';
import { GradeChip } from '../audience/ScoreCard';
import { RecordDeals } from '../sales/RecordDeals';
import { Facts } from '../records/Facts';
import { LifecycleStrip } from '../records/LifecycleStrip';
import recordStyles from '../records/Record.module.css';
import { Notes } from '../records/Notes';
import { RecordFallback } from '../records/RecordFallback';
import { Timeline } from '../records/Timeline';
import { useRecord, useSave } from '../records/useRecord';
import { factsTab, useTab } from '../records/useTab';
import { RecordTasks } from '../work/RecordTasks';
import { useWorkCommands } from '../work/useWorkCommands';
import { useNoteCommand } from '../records/useNoteCommand';
import { DuplicateHint } from './duplicates/DuplicateHint';
import { MoveStage } from './MoveStage';
import { PersonActions } from './PersonActions';
import { PersonCompanies } from './PersonCompanies';
import { personFacts } from './personFacts';
import { PersonRail } from './PersonRail';
import { RecordTags } from '../records/RecordTags';

const tabs = [
  { key: 'timeline', label: 'Timeline' },
  { key: 'tasks', label: 'Tasks' },
  { key: 'notes', label: 'Notes' },
  { key: 'deals', label: 'Deals' },
  factsTab,
] as const;

export default function PersonPage() {
  const { id } = useParams({ from: '/app/people/$id' });
  const { data, error, refetch } = useRecord('contact', id);
  const mergedInto = error ? asProblem(error).mergedInto : undefined;
  if (mergedInto) return <Navigate to="/people/$id" params={{ id: mergedInto }} replace />;
  if (!data) return <RecordFallback parent={{ label: 'People', to: '/people' }} error={error} retry={() => void refetch()} />;
  return <Person key={id} contact={data} />;
}

function Person({ contact }: { contact: Contact }) {
  const { id } = contact;
  const search = useSearch({ from: '/app/people/$id' });
  const { tab, setTab, chosen, choose } = useTab(search, ['timeline', 'tasks', 'notes', 'deals'] as const);
  const [moving, setMoving] = useState<LifecycleStage | 'ask' | null>(null);
  const save = useSave('contact', id);
  const users = useUsers();
  const fields = useQuery(fieldsQuery('contact')).data ?? [];
  const history = useQuery({
    queryKey: ['contact', 'timeline', id, 'stages'],
    queryFn: () => ok(api.GET('/contacts/{id}/lifecycle', { params: { path: { id } } })).then((page) => page.items),
  });
  const writable = useMayEdit('contacts', contact.ownerId) && !contact.archivedAt;
  const about = { contact: { id, name: contact.name } };
  useWorkCommands(about);
  useNoteCommand();
  return (
    <div className={recordStyles.page}>
      <PageHeader
        parent={{ label: 'People', to: '/people' }}
        title={contact.name}
        before={<Avatar name={contact.name} size="lg" />}
        chips={
          <>
            <LifecycleChip stage={contact.lifecycleStage} />
            {contact.jobTitle && <Chip>{contact.jobTitle}</Chip>}
            <GradeChip contactId={id} />
            <Chip>Owner: {contact.ownerName ?? 'nobody'}</Chip>
            {contact.archivedAt && <Chip tone="warn">Archived</Chip>}
          </>
        }
        actions={<PersonActions contact={contact} writable={writable} onMove={() => setMoving('ask')} />}
      />
      <LifecycleStrip stage={contact.lifecycleStage} since={contact.lifecycleSince} history={history.data ?? []} onPick={writable ? setMoving : undefined} />
      {writable && <DuplicateHint kind="contact" record={contact} />}
      <div className={recordStyles.grid} data-tab={tab}>
        <div className={recordStyles.left}>
          <PersonCompanies contact={contact} writable={writable} />
          <RecordTags object="contact" tags={contact.tags} writable={writable} onSave={(next) => save.mutateAsync({ tags: next })} />
          <Facts groups={personFacts(contact, fields, users)} readOnly={!writable} onSave={(changes) => save.mutateAsync(changes)} />
        </div>
        <div className={recordStyles.centre}>
          <Tabs label="About this person" tabs={tabs} current={tab} onChange={setTab} />
          {(tab === 'timeline' || tab === 'facts') && <Timeline object="contact" id={id} chosen={chosen} onChoose={choose} />}
          {tab === 'tasks' && <RecordTasks about={about} />}
          {tab === 'notes' && <Notes object="contact" id={id} writable={writable} />}
          {tab === 'deals' && <RecordDeals contactId={id} />}
        </div>
        <PersonRail contact={contact} writable={writable} />
      </div>
      {moving && <MoveStage contact={contact} to={moving === 'ask' ? null : moving} onClose={() => setMoving(null)} />}
    </div>
  );
}
