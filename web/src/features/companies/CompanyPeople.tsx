import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { api, ok } from '@/api/client';
import type { Company } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { LifecycleChip } from '@/ui/LifecycleChip';
import { SkeletonLines } from '@/ui/Skeleton';
import styles from '../records/Record.module.css';

export function CompanyPeople({ company }: { company: Company }) {
  const pages = useInfiniteQuery({
    queryKey: ['company', 'people', company.id],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/companies/{id}/contacts', { params: { path: { id: company.id }, query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const people = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.pad}>
      {pages.isPending && <SkeletonLines count={5} />}
      <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
      {pages.isSuccess && people.length === 0 && <EmptyState compact icon={Users} title="Nobody known here yet" why="Add this company on a person's page, and they appear here with their role." />}
      <ul className={styles.rows}>
        {people.map((person) => (
          <li key={person.id} className={styles.line}>
            <Avatar name={person.name} />
            <span className={`${styles.grow} clip`}>
              <Link to="/people/$id" params={{ id: person.id }} className="link">{person.name}</Link>
              <span className="muted"> {[person.companies.find((one) => one.id === company.id)?.role ?? person.jobTitle, person.email].filter(Boolean).map((text) => `· ${text}`).join(' ')}</span>
            </span>
            <LifecycleChip stage={person.lifecycleStage} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && <Button variant="default" mt={12} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>More people</Button>}
    </div>
  );
}
