import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Handshake } from 'lucide-react';
import { api, ok } from '@/api/client';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Money } from '@/ui/Money';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import recordStyles from '../records/Record.module.css';
import { CloseDay, OutcomeChip } from './outcome';

/** The deals of a person or a company. */
export function RecordDeals({ contactId, companyId }: { contactId?: string; companyId?: string }) {
  const mine = companyId ? { field: 'companyId', op: 'is', value: companyId } : { field: 'contactId', op: 'is', value: contactId };
  const pages = useInfiniteQuery({
    queryKey: ['deal', 'of', contactId ?? companyId],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/deals', { params: { query: { cursor: pageParam, filter: JSON.stringify(mine) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const deals = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={recordStyles.pad}>
      {pages.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
      {pages.isSuccess && deals.length === 0 && <EmptyState compact icon={Handshake} title="No deals" why="Deals with them show here, open and closed." />}
      {deals.length > 0 && (
        <SimpleTable
          label="Deals"
          head={['Deal', 'Stage', 'Outcome', { text: 'Amount', right: true }, 'Close date']}
          rows={deals.map((deal) => ({
            key: deal.id,
            cells: [
              <Link key="name" to="/deals/$id" params={{ id: deal.id }} className="link">{deal.name}</Link>,
              <Chip key="stage">{deal.stageName}</Chip>,
              <OutcomeChip key="outcome" outcome={deal.outcome} />,
              <Money key="amount" amount={deal.amount} currency={deal.currency} />,
              <CloseDay key="date" deal={deal} />,
            ],
          }))}
        />
      )}
      {pages.hasNextPage && <Button variant="default" mt={12} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>More deals</Button>}
    </div>
  );
}
