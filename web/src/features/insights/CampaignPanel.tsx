import { ActionIcon, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, Receipt, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Campaign, Cost } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { Confirm } from '@/ui/Confirm';
import { EmptyState } from '@/ui/EmptyState';
import { Money } from '@/ui/Money';
import { PanelHead } from '@/ui/PanelHead';
import { useMay } from '@/ui/session';
import { toastError, toastUndo } from '@/ui/toast';
import { Day } from '@/ui/When';
import { AddCost } from './AddCost';
import { CampaignForm } from './CampaignForm';
import { SpentText } from './CampaignsPage';
import { costKinds, spentBy } from './costs';
import styles from './Scoreboard.module.css';

export function CampaignPanel({ campaign, costs, onClose }: { campaign: Campaign; costs: Cost[]; onClose: () => void }) {
  const [dialog, setDialog] = useState<'edit' | 'cost' | 'delete' | null>(null);
  const client = useQueryClient();
  const mayEdit = useMay('campaigns.edit');
  const own = costs.filter((cost) => cost.campaignId === campaign.id).sort((a, b) => b.date.localeCompare(a.date));
  const refresh = () => Promise.all(['costs', 'campaigns', 'scoreboard'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const putBack = useMutation({ mutationFn: ({ id: _, ...cost }: Cost) => ok(api.POST('/costs', { body: cost })), onSuccess: refresh, onError: toastError });
  const removeCost = useMutation({
    mutationFn: (cost: Cost) => ok(api.DELETE('/costs/{id}', { params: { path: { id: cost.id } } })),
    onSuccess: (_, cost) => { void refresh(); toastUndo('Cost removed', () => putBack.mutate(cost)); },
    onError: toastError,
  });
  const remove = async () => {
    await ok(api.DELETE('/campaigns/{id}', { params: { path: { id: campaign.id } } }));
    onClose();
    await refresh();
  };
  return (
    <>
      <PanelHead title={campaign.name} onClose={onClose} />
      <div className={styles.big}><SpentText spent={spentBy(own, campaign.id)} /> {campaign.budget !== null && <span className="muted" style={{ fontSize: 13, fontWeight: 400 }}>of <Money amount={campaign.budget} currency={campaign.currency} /></span>}</div>
      <p className="muted" style={{ padding: '0 16px' }}>Key: <code>{campaign.key}</code></p>
      {mayEdit && (
        <Group gap={6} p="10px 16px 0">
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setDialog('cost')}>Add cost</Button>
          <Button variant="default" leftSection={<Pencil size={13} />} onClick={() => setDialog('edit')}>Edit</Button>
          <Button variant="subtle" leftSection={<Trash2 size={13} />} onClick={() => setDialog('delete')}>Delete</Button>
        </Group>
      )}
      <div className={styles.hits}>
        {own.length === 0 && <EmptyState compact icon={Receipt} title="No costs yet" why="With costs, the scoreboard shows what a lead and a customer cost." />}
        <ul aria-label="Costs">
          {own.map((cost) => (
            <li key={cost.id}>
              <span className="faint" style={{ width: 88 }}><Day date={cost.date} /></span>
              <Chip tone={cost.team === 'sales' ? 'sales' : 'mkt'}>{costKinds.find(({ value }) => value === cost.kind)?.label ?? cost.kind}</Chip>
              <span className={`${styles.grow} clip muted`}>{[cost.note, cost.origin].filter(Boolean).join(' · ')}</span>
              <Money amount={cost.amount} currency={cost.currency} />
              {mayEdit && <ActionIcon size={24} aria-label={`Remove the cost of ${cost.date}`} onClick={() => removeCost.mutate(cost)}><Trash2 size={13} /></ActionIcon>}
            </li>
          ))}
        </ul>
      </div>
      {dialog === 'cost' && <AddCost campaigns={[campaign]} campaignId={campaign.id} onClose={() => setDialog(null)} />}
      {dialog === 'edit' && <CampaignForm campaign={campaign} onClose={() => setDialog(null)} />}
      {dialog === 'delete' && (
        <Confirm title="Delete the campaign" verb="Delete" danger onConfirm={remove} onClose={() => setDialog(null)}>
          {campaign.name} and its costs leave the scoreboard. People keep their history.
        </Confirm>
      )}
    </>
  );
}
