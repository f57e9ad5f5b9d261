import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { roleNames } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { toast, toastError } from '@/ui/toast';
import { When } from '@/ui/When';
import styles from './Settings.module.css';

export function Invitations() {
  const client = useQueryClient();
  const invitations = useQuery({ queryKey: ['invitations'], queryFn: () => ok(api.GET('/invitations')).then((page) => page.items) });
  const revoke = useMutation({
    mutationFn: (id: string) => ok(api.DELETE('/invitations/{id}', { params: { path: { id } } })),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ['invitations'] }); toast('The link works no more'); },
    onError: toastError,
  });
  if (invitations.error) return <ErrorNotice error={invitations.error} />;
  if (!invitations.data?.length) return null;
  return (
    <div className={styles.section}>
      <h3>Open invitations</h3>
      <SimpleTable
        label="Open invitations"
        head={['Name', 'Email', 'Role', 'Ends', { text: 'Actions', hidden: true }]}
        rows={invitations.data.map((one) => ({
          key: one.id,
          cells: [one.name, one.email, roleNames[one.role], <When key="ends" at={one.expiresAt} />, <div key="revoke" className={styles.right}><Button variant="subtle" onClick={() => revoke.mutate(one.id)}>Revoke</Button></div>],
        }))}
      />
    </div>
  );
}
