import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, pipelinesQuery, productsQuery, useUsers } from '@/api/queries';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PanelHead } from '@/ui/PanelHead';
import { useMayEdit } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { Facts } from '../records/Facts';
import recordStyles from '../records/Record.module.css';
import { RecordTags } from '../records/RecordTags';
import { Timeline } from '../records/Timeline';
import { useRecord, useSave } from '../records/useRecord';
import { NextStep } from '../work/NextStep';
import { dealFacts } from './dealFacts';
import { OutcomeChip } from './outcome';
import { StageStepper } from './StageStepper';
import { workOf } from './workOf';

export function PeekDeal({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: deal, error, refetch } = useRecord('deal', id);
  const save = useSave('deal', id);
  const users = useUsers();
  const fields = useQuery(fieldsQuery('deal')).data ?? [];
  const products = useQuery(productsQuery).data ?? [];
  const pipeline = useQuery(pipelinesQuery).data?.find((one) => one.id === deal?.pipelineId);
  const writable = useMayEdit('deals', deal?.ownerId);
  return (
    <>
      <PanelHead title={deal?.name ?? '…'} after={deal && <OutcomeChip outcome={deal.outcome} />} open={{ to: '/deals/$id', id }} onClose={onClose} />
      {error && <div className={recordStyles.pad}><ErrorNotice error={error} retry={() => void refetch()} /></div>}
      {!deal && !error && <SkeletonLines count={10} />}
      {deal && (
        <>
          <StageStepper deal={deal} pipeline={pipeline} writable={writable} />
          <div className={recordStyles.peekStep}><NextStep about={workOf(deal)} missing={deal.outcome === 'open'} /></div>
          <div className={recordStyles.left} style={{ border: 0, paddingBottom: 12 }}>
            <RecordTags object="deal" tags={deal.tags} writable={writable} onSave={(tags) => save.mutateAsync({ tags })} />
            <Facts groups={dealFacts(deal, fields, users, products)} readOnly={!writable} onSave={(changes) => save.mutateAsync(changes)} />
          </div>
          <Timeline object="deal" id={id} limit={10} />
        </>
      )}
    </>
  );
}
