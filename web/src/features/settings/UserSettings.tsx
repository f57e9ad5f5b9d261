import { ActionIcon, Button, Menu, Select, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { usersQuery } from '@/api/queries';
import type { Role, User } from '@/api/types';
import { PersonName } from '@/ui/Avatar';
import { Chip, type Tone } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { roleNames, useMay, useSession } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { toastError } from '@/ui/toast';
import { Invitations } from './Invitations';
import { InviteUser } from './InviteUser';
import { LinkDialog } from './LinkDialog';
import { Section } from './Section';
import styles from './Settings.module.css';

const states: Record<User['status'], { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'ok' }, invited: { label: 'Invited', tone: 'info' }, disabled: { label: 'Disabled', tone: 'plain' }, noLogin: { label: 'No sign-in', tone: 'plain' },
};

export default function UserSettings() {
  const [inviting, setInviting] = useState(false);
  const users = useQuery(usersQuery);
  const { user: me } = useSession();
  const writable = useMay('users.edit');
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Partial<User>) => ok(api.PATCH('/users/{id}', { params: { path: { id } }, body })),
    onError: toastError,
    onSettled: () => client.invalidateQueries({ queryKey: usersQuery.queryKey }),
  });
  const reset = useMutation({
    mutationFn: (id: string) => ok(api.POST('/users/{id}/reset-link', { params: { path: { id } } })),
    onError: toastError,
  });
  return (
    <Section title="Users" why="Who works here. The core team of both sides owns criteria and goals; it is a mark, not a role."
      action={writable && <Button leftSection={<UserPlus size={14} />} onClick={() => setInviting(true)}>Invite</Button>}>
      {users.isPending && <SkeletonLines count={6} />}
      <ErrorNotice error={users.error} retry={() => void users.refetch()} />
      {users.data && (
        <SimpleTable
          label="Users"
          head={['Name', 'Email', { text: 'Role', width: 130 }, 'Manager', 'Core team', 'State', { text: 'Actions', hidden: true }]}
          rows={users.data.map((user) => ({
            key: user.id,
            faded: user.status === 'disabled',
            cells: [
              <PersonName key="name" name={user.name} />,
              user.email ?? '–',
              writable && user.id !== me.id && user.status !== 'noLogin' ? (
                <Select key="role" size="xs" variant="unstyled" aria-label={`Role of ${user.name}`} data={roleOptions} value={user.role} onChange={(role) => role && change.mutate({ id: user.id, role: role as Role })} />
              ) : roleNames[user.role],
              user.managerName ?? '–',
              <Switch key="core" size="sm" aria-label={`${user.name} is in the core team`} checked={user.coreTeam} disabled={!writable} onChange={(event) => change.mutate({ id: user.id, coreTeam: event.currentTarget.checked })} />,
              <Chip key="state" tone={states[user.status].tone}>{states[user.status].label}</Chip>,
              writable && user.id !== me.id && user.status !== 'noLogin' ? <UserMenu key="more" user={user} onChange={(status) => change.mutate({ id: user.id, status })} onReset={() => reset.mutate(user.id)} /> : null,
            ],
          }))}
        />
      )}
      {writable && <Invitations />}
      {reset.data && <LinkDialog link={reset.data} title="A new password" why="Whoever opens this link chooses a new password for that account." onClose={() => reset.reset()} />}
      {inviting && <InviteUser onClose={() => setInviting(false)} />}
    </Section>
  );
}

const roleOptions = Object.entries(roleNames).map(([value, label]) => ({ value, label }));

function UserMenu({ user, onChange, onReset }: { user: User; onChange: (status: User['status']) => void; onReset: () => void }) {
  return (
    <div className={styles.right}>
      <Menu>
        <Menu.Target><ActionIcon size={24} aria-label={`More for ${user.name}`}><Ellipsis size={15} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {user.status !== 'disabled' && <Menu.Item onClick={onReset}>Link for a new password</Menu.Item>}
          {user.status === 'disabled'
            ? <Menu.Item onClick={() => onChange('active')}>Allow to sign in again</Menu.Item>
            : <Menu.Item data-danger onClick={() => onChange('disabled')}>Disable: ends their sessions at once</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
