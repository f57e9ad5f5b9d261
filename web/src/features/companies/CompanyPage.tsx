import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { asProblem } from '@/api/problem';
import { fieldsQuery, useUsers } from '@/api/queries';
import type { Company } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { formatNumber } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useMayEdit } from '@/ui/session';
import { Tabs } from '@/ui/Tabs';
import { DuplicateHint } from '../people/duplicates/DuplicateHint';
import { Facts } from '../records/Facts';
import recordStyles from '../records/Record.module.css';
import { Notes } from '../records/Notes';
import { RecordFallback } from '../records/RecordFallback';
import { RecordTags } from '../records/RecordTags';
import { Timeline } from '../records/Timeline';
import { useRecord, useSave } from '../records/useRecord';
import { factsTab, useTab } from '../records/useTab';
import { RecordDeals } from '../sales/RecordDeals';
import { RecordTasks } from '../work/RecordTasks';
import { useWorkCommands } from '../work/useWorkCommands';
import { useNoteCommand } from '../records/useNoteCommand';
import { CompanyActions } from './CompanyActions';
import { companyFacts } from './companyFacts';
import { CompanyPeople } from './CompanyPeople';

const tabs = [
  { key: 'timeline', label: 'Timeline' },
  { key: 'tasks', label: 'Tasks' },
  { key: 'notes', label: 'Notes' },
  { key: 'people', label: 'People' },
  { key: 'deals', label: 'Deals' },
  factsTab,
] as const;

export default function CompanyPage() {
  const { id } = useParams({ from: '/app/companies/$id' });
  const { data, error, refetch } = useRecord('company', id);
  const mergedInto = error ? asProblem(error).mergedInto : undefined;
  if (mergedInto) return <Navigate to="/companies/$id" params={{ id: mergedInto }} replace />;
  if (!data) return <RecordFallback parent={{ label: 'Companies', to: '/companies' }} error={error} retry={() => void refetch()} />;
  return <OneCompany key={id} company={data} />;
}

function OneCompany({ company }: { company: Company }) {
  const search = useSearch({ from: '/app/companies/$id' });
  const { tab, setTab, chosen, choose } = useTab(search, ['timeline', 'tasks', 'notes', 'people', 'deals'] as const);
  const save = useSave('company', company.id);
  const users = useUsers();
  const fields = useQuery(fieldsQuery('company')).data ?? [];
  const writable = useMayEdit('companies', company.ownerId) && !company.archivedAt;
  const about = { company: { id: company.id, name: company.name } };
  useWorkCommands(about);
  useNoteCommand();
  return (
    <div className={recordStyles.page}>
      <PageHeader
        parent={{ label: 'Companies', to: '/companies' }}
        title={company.name}
        before={<Avatar name={company.name} size="lg" square />}
        chips={
          <>
            {company.industry && <Chip>{company.industry}</Chip>}
            {company.country && <Chip>{company.country}</Chip>}
            <Chip>Owner: {company.ownerName ?? 'nobody'}</Chip>
            {company.archivedAt && <Chip tone="warn">Archived</Chip>}
          </>
        }
        actions={<CompanyActions company={company} writable={writable} />}
      />
      {writable && <DuplicateHint kind="company" record={{ id: company.id, name: company.name }} />}
      <div className={recordStyles.grid} data-tab={tab}>
        <div className={recordStyles.left}>
          <RecordTags object="company" tags={company.tags} writable={writable} onSave={(next) => save.mutateAsync({ tags: next })} />
          <Facts groups={companyFacts(company, fields, users)} readOnly={!writable} onSave={(changes) => save.mutateAsync(changes)} />
        </div>
        <div className={recordStyles.centre}>
          <Tabs label="About this company" tabs={tabs} current={tab} onChange={setTab} />
          {(tab === 'timeline' || tab === 'facts') && <Timeline object="company" id={company.id} chosen={chosen} onChoose={choose} />}
          {tab === 'tasks' && <RecordTasks about={about} />}
          {tab === 'notes' && <Notes object="company" id={company.id} writable={writable} />}
          {tab === 'people' && <CompanyPeople company={company} />}
          {tab === 'deals' && <RecordDeals companyId={company.id} />}
        </div>
        <aside className={recordStyles.right} aria-label="At a glance">
          <Card title="At a glance">
            <dl className={recordStyles.facts} style={{ gridTemplateColumns: '1fr auto', textAlign: 'right' }}>
              <dt>People here</dt><dd>{formatNumber(company.contactCount)}</dd>
              <dt>Open deals</dt><dd>{formatNumber(company.openDeals)}</dd>
              <dt>Employees</dt><dd>{formatNumber(company.employees)}</dd>
            </dl>
          </Card>
        </aside>
      </div>
    </div>
  );
}
