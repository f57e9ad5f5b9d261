import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Handshake } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { pipelinesQuery } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { LinkButton } from '@/ui/links';
import { show } from '@/ui/overlays';
import { SkeletonLines } from '@/ui/Skeleton';
import { ListPage } from '../lists/ListPage';
import { DealsBoard } from './board/DealsBoard';
import { DealsModes } from './board/DealsModes';
import { dealsSpec } from './dealsSpec';

const PeekDeal = lazy(() => import('./PeekDeal').then((module) => ({ default: module.PeekDeal })));

const create = () => show('deal');
const none: never[] = [];

export default function DealsPage() {
  const search = useSearch({ from: '/app/deals' });
  const { data: pipelines = none } = useQuery(pipelinesQuery);
  const spec = useMemo(() => dealsSpec(pipelines), [pipelines]);
  const navigate = useNavigate({ from: '/deals' });
  const peek = (id: string, close: () => void) => <Suspense fallback={<SkeletonLines count={10} />}><PeekDeal key={id} id={id} onClose={close} /></Suspense>;
  if (search.as === 'board') {
    return (
      <DealsBoard spec={spec} search={search} pipelines={pipelines} create={create} peek={peek}
        onPipeline={(pipeline) => void navigate({ search: (old) => ({ ...old, pipeline, peek: undefined }) })} />
    );
  }
  return (
    <ListPage
      spec={spec}
      search={search}
      parent="Sales"
      create={create}
      modes={<DealsModes />}
      peek={peek}
      empty={
        <EmptyState
          icon={Handshake}
          title="No deals yet"
          why="A deal is a chance of revenue: who, how much, by when. It opens when a person is qualified."
          actions={
            <>
              <Button onClick={create}>New deal</Button>
              <LinkButton variant="default" to="/import" search={{ object: 'deals' }}>Import deals</LinkButton>
            </>
          }
        />
      }
    />
  );
}
