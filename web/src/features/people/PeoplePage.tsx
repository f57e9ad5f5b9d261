import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { EmptyState } from '@/ui/EmptyState';
import { LinkButton } from '@/ui/links';
import { show } from '@/ui/overlays';
import { SkeletonLines } from '@/ui/Skeleton';
import { LoadSample } from '../demo/LoadSample';
import { ListPage } from '../lists/ListPage';
import { DuplicatesLink } from './duplicates/DuplicatesLink';
import { peopleSpec } from './peopleSpec';

const PeekPerson = lazy(() => import('./PeekPerson').then((module) => ({ default: module.PeekPerson })));

const create = () => show('contact');

export default function PeoplePage() {
  const search = useSearch({ from: '/app/people' });
  return (
    <ListPage
      spec={peopleSpec}
      search={search}
      modes={<DuplicatesLink kind="contact" />}
      create={create}
      peek={(id, close) => <Suspense fallback={<SkeletonLines count={10} />}><PeekPerson key={id} id={id} onClose={close} /></Suspense>}
      empty={
        <EmptyState
          icon={Users}
          title="Nobody here yet"
          why="People come in by an import, by your site's events, or by hand. A file from your last tool is the quickest start."
          actions={
            <>
              <LinkButton to="/import" search={{ object: 'contacts' }}>Import people</LinkButton>
              <Button variant="default" onClick={create}>New person</Button>
              <LoadSample plain />
            </>
          }
        />
      }
    />
  );
}
