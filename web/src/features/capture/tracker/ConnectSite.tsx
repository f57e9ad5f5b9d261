import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Globe, Plus } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { Section } from '../../settings/Section';
import { NewSite } from './NewSite';
import { SiteOptions } from './SiteOptions';
import { SiteStatus } from './SiteStatus';
import { sitesQuery } from './sites';
import { Snippet } from './Snippet';

const eager = 1500;
const calm = 15_000;

/** One line into the website, and the page turns green when the first visitor is seen. */
export default function ConnectSite() {
  const search = useSearch({ from: '/app/settings/site' });
  const navigate = useNavigate({ from: '/settings/site' });
  const [making, setMaking] = useState(false);
  const writable = useMay('tokens.create');
  const show = (id: string | undefined) => void navigate({ search: { site: id }, replace: true });
  const list = useQuery({
    ...sitesQuery,
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.id === (search.site ?? state.data?.items[0]?.id) && one.firstEventAt) ? calm : eager),
  });
  const sites = list.data?.items ?? [];
  const site = sites.find((one) => one.id === search.site) ?? sites[0];
  return (
    <Section
      title="Connect your site"
      why="One line in the head of your pages, and you see each visitor's whole path: pages, time, downloads, forms. First party, no cookies of others, under 5 KB."
      action={writable && sites.length > 0 && <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setMaking(true)}>Another site</Button>}
    >
      {list.isPending && <SkeletonLines count={6} />}
      <ErrorNotice error={list.error} retry={() => void list.refetch()} />
      {list.isSuccess && !site && (
        <EmptyState icon={Globe} title="No site yet" why="A site has a write key, which may stand in public: it only takes events."
          actions={writable && <Button onClick={() => setMaking(true)}>Connect a site</Button>} />
      )}
      {sites.length > 1 && site && (
        <Select aria-label="Site" w={280} value={site.id} onChange={(id) => show(id ?? undefined)} data={sites.map((one) => ({ value: one.id, label: one.name }))} />
      )}
      {site && (
        <>
          <SiteStatus site={site} writable={writable} />
          <Snippet site={site} script={list.data?.script ?? null} />
          <SiteOptions key={site.id} site={site} writable={writable} />
        </>
      )}
      {making && <NewSite onClose={() => setMaking(false)} onMade={show} />}
    </Section>
  );
}
