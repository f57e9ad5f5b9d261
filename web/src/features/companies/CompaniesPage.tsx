import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { EmptyState } from '@/ui/EmptyState';
import { LinkButton } from '@/ui/links';
import { show } from '@/ui/overlays';
import { SkeletonLines } from '@/ui/Skeleton';
import { ListPage } from '../lists/ListPage';
import { DuplicatesLink } from '../people/duplicates/DuplicatesLink';
import { companiesSpec } from './companiesSpec';

const PeekCompany = lazy(() => import('./PeekCompany').then((module) => ({ default: module.PeekCompany })));

const create = () => show('company');

export default function CompaniesPage() {
  const search = useSearch({ from: '/app/companies' });
  return (
    <ListPage
      spec={companiesSpec}
      search={search}
      modes={<DuplicatesLink kind="company" />}
      create={create}
      peek={(id, close) => <Suspense fallback={<SkeletonLines count={10} />}><PeekCompany key={id} id={id} onClose={close} /></Suspense>}
      empty={
        <EmptyState
          icon={Building2}
          title="No companies yet"
          why="Companies come with imported people, from their email domains, or by hand."
          actions={
            <>
              <LinkButton to="/import" search={{ object: 'companies' }}>Import companies</LinkButton>
              <Button variant="default" onClick={create}>New company</Button>
            </>
          }
        />
      }
    />
  );
}
