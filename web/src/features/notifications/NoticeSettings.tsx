import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { Notice } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PanelHead } from '@/ui/PanelHead';
import { SkeletonLines } from '@/ui/Skeleton';
import { toastError } from '@/ui/toast';
import styles from './Inbox.module.css';

const groups: Record<Notice['group'], string> = {
  handoffs: 'Leads', tasks: 'Tasks', mentions: 'Mentions', deals: 'Deals', agreements: 'Promises between the teams', workspace: 'The workspace',
};

/** A kind that is switched off makes no notice at all: no badge, nothing in the inbox. */
export function NoticeSettings({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const kinds = useQuery({ queryKey: ['notice-kinds'], queryFn: () => ok(api.GET('/notifications/kinds')).then((list) => list.items) });
  const set = useMutation({
    mutationFn: ({ kind, muted }: { kind: string; muted: boolean }) => ok(api.PUT('/notifications/kinds/{kind}', { params: { path: { kind } }, body: { muted } })),
    onError: toastError,
    onSettled: () => client.invalidateQueries({ queryKey: ['notice-kinds'] }),
  });
  const present = [...new Set(kinds.data?.map((kind) => kind.group))];
  return (
    <>
      <PanelHead title="What I get" onClose={onClose} />
      <div className={styles.settings}>
        <ErrorNotice error={kinds.error} retry={() => void kinds.refetch()} />
        {kinds.isPending && <SkeletonLines count={4} />}
        {present.map((group) => (
          <fieldset key={group} className={styles.kinds}>
            <legend>{groups[group]}</legend>
            {kinds.data?.filter((kind) => kind.group === group).map((kind) => (
              <Switch key={kind.key} label={kind.label} checked={set.isPending && set.variables.kind === kind.key ? !set.variables.muted : !kind.muted}
                onChange={(event) => set.mutate({ kind: kind.key, muted: !event.currentTarget.checked })} />
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}
