import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { fieldsQuery, pipelinesQuery, productsQuery, useUsers } from '@/api/queries';
import type { Deal } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { formatMoney } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useMayEdit } from '@/ui/session';
import { Tabs } from '@/ui/Tabs';
import { Facts } from '../records/Facts';
import recordStyles from '../records/Record.module.css';
import { RecordFallback } from '../records/RecordFallback';
import { RecordTags } from '../records/RecordTags';
import { Timeline } from '../records/Timeline';
import { useRecord, useSave } from '../records/useRecord';
import { factsTab, useTab } from '../records/useTab';
import { RecordTasks } from '../work/RecordTasks';
import { useWorkCommands } from '../work/useWorkCommands';
import { DealActions } from './DealActions';
import { dealFacts } from './dealFacts';
import { DealRail } from './DealRail';
import { OutcomeChip } from './outcome';
import { StageHistory } from './StageHistory';
import { StageStepper } from './StageStepper';
import { workOf } from './workOf';

const tabs = [
  { key: 'timeline', label: 'Timeline' },
  { key: 'tasks', label: 'Tasks' },
  { key: 'stages', label: 'Stage history' },
  factsTab,
] as const;

export default function DealPage() {
  const { id } = useParams({ from: '/app/deals/$id' });
  const { data, error, refetch } = useRecord('deal', id);
  if (!data) return <RecordFallback parent={{ label: 'Deals', to: '/deals' }} error={error} retry={() => void refetch()} />;
  return <OneDeal key={id} deal={data} />;
}

function OneDeal({ deal }: { deal: Deal }) {
  const search = useSearch({ from: '/app/deals/$id' });
  const { tab, setTab, chosen, choose } = useTab(search, ['timeline', 'tasks', 'stages'] as const);
  const save = useSave('deal', deal.id);
  const users = useUsers();
  const fields = useQuery(fieldsQuery('deal')).data ?? [];
  const products = useQuery(productsQuery).data ?? [];
  const pipeline = useQuery(pipelinesQuery).data?.find((one) => one.id === deal.pipelineId);
  const writable = useMayEdit('deals', deal.ownerId) && !deal.archivedAt;
  const about = workOf(deal);
  useWorkCommands(about);
  return (
    <div className={recordStyles.page}>
      <PageHeader
        parent={{ label: 'Deals', to: '/deals' }}
        title={deal.name}
        chips={
          <>
            <OutcomeChip outcome={deal.outcome} />
            {deal.archivedAt && <Chip tone="warn">Archived</Chip>}
            {deal.amount !== null && <Chip>{formatMoney(deal.amount, deal.currency)}</Chip>}
            <Chip>{deal.pipelineName}</Chip>
            <Chip>Owner: {deal.ownerName ?? 'nobody'}</Chip>
          </>
        }
        actions={<DealActions deal={deal} writable={writable} />}
      />
      <StageStepper deal={deal} pipeline={pipeline} writable={writable} />
      <div className={recordStyles.grid} data-tab={tab}>
        <div className={recordStyles.left}>
          <RecordTags object="deal" tags={deal.tags} writable={writable} onSave={(next) => save.mutateAsync({ tags: next })} />
          <Facts groups={dealFacts(deal, fields, users, products)} readOnly={!writable} onSave={(changes) => save.mutateAsync(changes)} />
        </div>
        <div className={recordStyles.centre}>
          <Tabs label="About this deal" tabs={tabs} current={tab} onChange={setTab} />
          {(tab === 'timeline' || tab === 'facts') && <Timeline object="deal" id={deal.id} chosen={chosen} onChoose={choose} />}
          {tab === 'tasks' && <RecordTasks about={about} />}
          {tab === 'stages' && <StageHistory deal={deal} />}
        </div>
        <DealRail deal={deal} writable={writable} />
      </div>
    </div>
  );
}
