import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UserCheck } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Contact, DuplicatePair } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatCount } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonLines } from '@/ui/Skeleton';
import { toastError } from '@/ui/toast';
import { duplicateCountQuery, duplicatesKey, duplicatesQuery } from './duplicates';
import styles from './Duplicates.module.css';
import { MergeDialog } from './MergeDialog';

/** Everybody who may be here twice: compared and merged, or said to be two people. */
export default function DuplicatesPage() {
  const client = useQueryClient();
  const pages = useInfiniteQuery(duplicatesQuery);
  const count = useQuery(duplicateCountQuery).data;
  const [open, setOpen] = useState<DuplicatePair | null>(null);
  const dismiss = useMutation({
    mutationFn: ({ first, second }: DuplicatePair) => ok(api.POST('/contacts/duplicates/dismiss', { body: { first: first.id, second: second.id } })),
    onError: toastError,
    onSettled: () => client.invalidateQueries({ queryKey: duplicatesKey }),
  });
  const pairs = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader parent={{ label: 'People', to: '/people' }} title="Duplicates" chips={count && count.count > 0 && <Chip>{formatCount(count.count, count.capped)}</Chip>} />
      <div className={styles.page}>
        {pages.isPending && <SkeletonLines count={8} />}
        <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
        {pages.isSuccess && pairs.length === 0 && (
          <EmptyState icon={UserCheck} title="Nobody is here twice" why="People of one name at one company, names that are nearly alike, and shared numbers show up here after an import or an edit." />
        )}
        <ul className={styles.pairs}>
          {pairs.map((pair) => (
            <li key={`${pair.first.id} ${pair.second.id}`} className={styles.pair}>
              <One contact={pair.first} />
              <One contact={pair.second} />
              <div className={styles.why}>{pair.why.map((why) => <Chip key={why}>{why}</Chip>)}</div>
              <div className={styles.buttons}>
                <Button variant="default" size="xs" onClick={() => dismiss.mutate(pair)}>Two people</Button>
                <Button size="xs" onClick={() => setOpen(pair)}>Compare</Button>
              </div>
            </li>
          ))}
        </ul>
        {pages.hasNextPage && <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>Show more</Button>}
      </div>
      {open && <MergeDialog keep={older(open)} other={older(open) === open.first ? open.second : open.first} onClose={() => setOpen(null)} />}
    </>
  );
}

function One({ contact }: { contact: Contact }) {
  return (
    <div className={styles.one}>
      <Avatar name={contact.name} />
      <span className={styles.who}>
        <Link to="/people/$id" params={{ id: contact.id }} className="link clip">{contact.name}</Link>
        <span className="muted clip">{[contact.email, contact.primaryCompany?.name, contact.jobTitle].filter(Boolean).join(' · ') || 'Nothing else is known'}</span>
      </span>
    </div>
  );
}

/** Usually the one stays that has been here longer. */
function older(pair: DuplicatePair): Contact {
  return pair.second.createdAt < pair.first.createdAt ? pair.second : pair.first;
}
