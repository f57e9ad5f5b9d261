import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Megaphone, Plus, Receipt } from 'lucide-react';
import { useMemo, useState } from 'react';
import { campaignsQuery } from '@/api/queries';
import type { Campaign } from '@/api/types';
import { type Command, useCommands } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatPercent, none } from '@/ui/format';
import { Money } from '@/ui/Money';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SidePanel } from '@/ui/SidePanel';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { AddCost } from './AddCost';
import { CampaignForm } from './CampaignForm';
import { CampaignPanel } from './CampaignPanel';
import { allCosts, budgetUse, type Spent, spentBy } from './costs';
import styles from './Scoreboard.module.css';

export default function CampaignsPage() {
  const { peek } = useSearch({ from: '/app/campaigns' });
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'campaign' | 'cost' | null>(null);
  const campaigns = useQuery(campaignsQuery);
  const costs = useQuery({ queryKey: ['costs'], queryFn: ({ signal }) => allCosts(signal) });
  const mayAdd = useMay('campaigns.create');
  const open = (id: string | undefined) => void navigate({ to: '/campaigns', search: { peek: id }, replace: true });
  const peeked = campaigns.data?.find((campaign) => campaign.id === peek);
  const commands = useMemo<Command[]>(() => !mayAdd ? [] : [
    { id: 'new-campaign', label: 'New campaign', group: 'Create', keys: ['c', 'k'], icon: Megaphone, run: () => setDialog('campaign') },
    { id: 'new-cost', label: 'New cost entry', group: 'Create', keys: ['c', 'e'], icon: Receipt, run: () => setDialog('cost') },
  ], [mayAdd]);
  useCommands(commands);
  const bare = campaigns.data?.length === 0;
  return (
    <>
      <PageHeader
        parent={{ label: 'Marketing' }}
        title="Campaigns"
        actions={mayAdd && !bare && (
          <>
            <Button variant="default" leftSection={<Receipt size={14} />} onClick={() => setDialog('cost')}>Add cost</Button>
            <Button leftSection={<Plus size={14} />} onClick={() => setDialog('campaign')}>New campaign</Button>
          </>
        )}
      />
      <div className={styles.body}>
        <div className={styles.scroll}>
          <ErrorNotice error={campaigns.error ?? costs.error} retry={() => { void campaigns.refetch(); void costs.refetch(); }} />
          {campaigns.isPending && <SkeletonLines count={6} />}
          {bare && (
            <EmptyState icon={Megaphone} title="No campaigns yet" why="A campaign is the umbrella over marketing work: its budget, its costs, the leads and the revenue that came of it."
              actions={mayAdd && <Button onClick={() => setDialog('campaign')}>New campaign</Button>} />
          )}
          {campaigns.data && !bare && (
            <SimpleTable
              label="Campaigns"
              head={['Campaign', 'Key', { text: 'Budget', right: true }, { text: 'Spent', right: true }, { text: 'Used', right: true }]}
              rows={campaigns.data.map((campaign) => row(campaign, costs.data ? spentBy(costs.data.costs, campaign.id) : null, open))}
            />
          )}
          {costs.data && !costs.data.complete && <p className="muted">There are more cost entries than were read; the sums above leave the oldest out.</p>}
        </div>
        {peeked && (
          <SidePanel label={peeked.name} onClose={() => open(undefined)}>
            <CampaignPanel key={peeked.id} campaign={peeked} costs={costs.data?.costs ?? []} onClose={() => open(undefined)} />
          </SidePanel>
        )}
      </div>
      {dialog === 'campaign' && <CampaignForm onClose={() => setDialog(null)} onSaved={(saved) => open(saved.id)} />}
      {dialog === 'cost' && <AddCost campaigns={campaigns.data ?? []} campaignId={peek ?? null} onClose={() => setDialog(null)} />}
    </>
  );
}

function row(campaign: Campaign, spent: Spent[] | null, open: (id: string) => void) {
  const used = spent && budgetUse(campaign, spent);
  return {
    key: campaign.id,
    cells: [
      <button key="name" type="button" className={styles.figure} style={{ fontWeight: 500 }} onClick={() => open(campaign.id)}>{campaign.name}</button>,
      <code key="key" className="muted">{campaign.key}</code>,
      <Money key="budget" amount={campaign.budget} currency={campaign.currency} />,
      <SpentText key="spent" spent={spent} />,
      <span key="used" style={used !== null && used > 1 ? { color: 'var(--bad-text)' } : undefined}>{used === null ? none : formatPercent(used, 0)}</span>,
    ],
  };
}

export function SpentText({ spent }: { spent: Spent[] | null }) {
  if (!spent || spent.length === 0) return <span className="faint">{none}</span>;
  return <>{spent.map(({ amount, currency }, index) => <span key={currency}>{index > 0 && ' + '}<Money amount={amount} currency={currency} code={spent.length > 1} /></span>)}</>;
}
