import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { EmptyState } from '@/ui/EmptyState';
import { LinkButton } from '@/ui/links';
import { show } from '@/ui/overlays';
import { ListPage } from '../lists/ListPage';
import { companiesSpec } from './companiesSpec';
import { PeekCompany } from './PeekCompany';

const create = () => show('company');

export default function CompaniesPage() {
  const search = useSearch({ from: '/app/companies' });
  return (
    <ListPage
      spec={companiesSpec}
      search={search}
      create={create}
      peek={(id, close) => <PeekCompany key={id} id={id} onClose={close} />}
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
