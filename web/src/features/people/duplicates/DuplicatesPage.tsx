import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UserCheck } from 'lucide-react';
import { useState } from 'react';
import type { Company, Contact } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatCount } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonLines } from '@/ui/Skeleton';
import { toastError } from '@/ui/toast';
import { type AnyPair, duplicateCountQuery, duplicatesKey, duplicatesQuery } from './duplicates';
import styles from './Duplicates.module.css';
import { DuplicatesSwitch } from './DuplicatesSwitch';
import { type MergeKind, mergeApi } from './mergeApi';
import { MergeDialog } from './MergeDialog';

const words = {
  contact: {
    parent: { label: 'People', to: '/people' }, two: 'Two people', nobody: 'Nobody is here twice',
    why: 'People of one name at one company, names that are nearly alike, and shared numbers show up here after an import or an edit.',
  },
  company: {
    parent: { label: 'Companies', to: '/companies' }, two: 'Two companies', nobody: 'No company is here twice',
    why: 'Companies of one name whatever their legal form, and those that share a site or a mail domain, show up here after an import or an edit.',
  },
};

export function PeopleDuplicates() {
  return <DuplicatesPage key="contact" kind="contact" />;
}

export function CompanyDuplicates() {
  return <DuplicatesPage key="company" kind="company" />;
}

/** Everybody or everything that may be here twice: compared and merged, or said to be two. */
function DuplicatesPage({ kind }: { kind: MergeKind }) {
  const client = useQueryClient();
  const pages = useInfiniteQuery(duplicatesQuery(kind));
  const count = useQuery(duplicateCountQuery(kind)).data;
  const [open, setOpen] = useState<AnyPair | null>(null);
  const dismiss = useMutation({
    mutationFn: ({ first, second }: AnyPair) => mergeApi[kind].dismiss(first.id, second.id),
    onError: toastError,
    onSettled: () => client.invalidateQueries({ queryKey: duplicatesKey(kind) }),
  });
  const pairs = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        parent={words[kind].parent}
        title="Duplicates"
        modes={<DuplicatesSwitch kind={kind} />}
        chips={count && count.count > 0 && <Chip>{formatCount(count.count, count.capped)}</Chip>}
      />
      <div className={styles.page}>
        {pages.isPending && <SkeletonLines count={8} />}
        <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
        {pages.isSuccess && pairs.length === 0 && (
          <EmptyState icon={UserCheck} title={words[kind].nobody} why={words[kind].why} />
        )}
        <ul className={styles.pairs}>
          {pairs.map((pair) => (
            <li key={`${pair.first.id} ${pair.second.id}`} className={styles.pair}>
              <One record={pair.first} />
              <One record={pair.second} />
              <div className={styles.why}>{pair.why.map((why) => <Chip key={why}>{why}</Chip>)}</div>
              <div className={styles.buttons}>
                <Button variant="default" size="xs" onClick={() => dismiss.mutate(pair)}>{words[kind].two}</Button>
                <Button size="xs" onClick={() => setOpen(pair)}>Compare</Button>
              </div>
            </li>
          ))}
        </ul>
        {pages.hasNextPage && <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>Show more</Button>}
      </div>
      {open && <MergeDialog kind={kind} keep={older(open)} other={older(open) === open.first ? open.second : open.first} onClose={() => setOpen(null)} />}
    </>
  );
}

function One({ record }: { record: Contact | Company }) {
  const isPerson = 'lifecycleStage' in record;
  const known = isPerson
    ? [record.email, record.primaryCompany?.name, record.jobTitle]
    : [record.domain, record.industry, record.country, record.contactCount ? `${formatCount(record.contactCount, false)} ${record.contactCount === 1 ? 'person' : 'people'}` : null];
  return (
    <div className={styles.one}>
      <Avatar name={record.name} square={!isPerson} />
      <span className={styles.who}>
        <Link to={isPerson ? '/people/$id' : '/companies/$id'} params={{ id: record.id }} className="link clip">{record.name}</Link>
        <span className="muted clip">{known.filter(Boolean).join(' · ') || 'Nothing else is known'}</span>
      </span>
    </div>
  );
}

/** Usually the one stays that has been here longer. */
function older(pair: AnyPair): Contact | Company {
  return pair.second.createdAt < pair.first.createdAt ? pair.second : pair.first;
}
