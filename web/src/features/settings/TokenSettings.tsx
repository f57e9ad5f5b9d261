import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { ApiToken } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { Confirm } from '@/ui/Confirm';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import { NewToken } from './NewToken';
import { Section } from './Section';
import styles from './Settings.module.css';

export default function TokenSettings() {
  const [making, setMaking] = useState(false);
  const [removing, setRemoving] = useState<ApiToken | null>(null);
  const client = useQueryClient();
  const writable = useMay('tokens.create');
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => ok(api.GET('/tokens')).then((page) => page.items) });
  const remove = async (token: ApiToken) => {
    await ok(api.DELETE('/tokens/{id}', { params: { path: { id: token.id } } }));
    await client.invalidateQueries({ queryKey: ['tokens'] });
  };
  return (
    <Section title="API tokens" why="For programs that read or write here. A write key only takes events: it may stand in the source of a website."
      action={writable && <Button leftSection={<Plus size={14} />} onClick={() => setMaking(true)}>New token</Button>}>
      {tokens.isPending && <SkeletonLines count={4} />}
      <ErrorNotice error={tokens.error} retry={() => void tokens.refetch()} />
      {tokens.data?.length === 0 && <EmptyState compact icon={KeyRound} title="No tokens yet" why="Make one for each program, with no more rights than it needs." />}
      {tokens.data && tokens.data.length > 0 && (
        <SimpleTable
          label="API tokens"
          head={['Name', 'May', 'Made', 'Last used', 'Ends', { text: 'Actions', hidden: true }]}
          rows={tokens.data.map((token) => ({
            key: token.id,
            cells: [
              <span key="name">{token.name} <code className="faint">{token.hint}…</code></span>,
              <span key="scopes" style={{ display: 'inline-flex', gap: 4 }}>{token.scopes.map((scope) => <Chip key={scope}>{scope}</Chip>)}</span>,
              <span key="made"><When at={token.createdAt} /> <span className="muted">by {token.createdBy}</span></span>,
              token.lastUsedAt ? <When key="used" at={token.lastUsedAt} /> : 'never',
              token.expiresAt ? <When key="ends" at={token.expiresAt} /> : 'never',
              writable && <div key="revoke" className={styles.right}><Button variant="subtle" onClick={() => setRemoving(token)}>Revoke</Button></div>,
            ],
          }))}
        />
      )}
      {making && <NewToken onClose={() => setMaking(false)} />}
      {removing && (
        <Confirm title={`Revoke “${removing.name}”`} verb="Revoke" danger onConfirm={() => remove(removing)} onClose={() => setRemoving(null)}>
          Whatever uses it stops working at once.
        </Confirm>
      )}
    </Section>
  );
}
