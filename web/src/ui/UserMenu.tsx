import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { History, Keyboard, LogOut, Upload } from 'lucide-react';
import { api, ok } from '@/api/client';
import { Avatar } from './Avatar';
import { type Density, useDensity } from './preferences';
import { MenuLink } from './links';
import { roleNames, useSession } from './session';
import { openHelp } from './overlays';
import styles from './Shell.module.css';
import { toastError } from './toast';

export function UserMenu({ collapsed }: { collapsed: boolean }) {
  const { user, workspace } = useSession();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <button type="button" className={styles.user} aria-label={`Account menu: ${user.name} ${workspace.name}`}>
          <Avatar name={user.name} size="lg" />
          {!collapsed && (
            <span className="clip">
              {user.name}
              <small className="clip">{workspace.name}</small>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email} · {roleNames[user.role]}</Menu.Label>
        <Switches />
        <Menu.Divider />
        <MenuLink leftSection={<Upload size={14} />} to="/import">Import</MenuLink>
        <MenuLink leftSection={<History size={14} />} to="/import/history">Imports so far</MenuLink>
        <Menu.Item leftSection={<Keyboard size={14} />} onClick={openHelp}>Keyboard shortcuts</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={14} />} onClick={signOut}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Switches() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  return (
    <div style={{ display: 'grid', gap: 6, padding: '2px 8px 8px' }}>
      <SegmentedControl
        fullWidth
        aria-label="Colours"
        value={colorScheme}
        onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
        data={[{ value: 'auto', label: 'System' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]}
      />
      <SegmentedControl
        fullWidth
        aria-label="Row height"
        value={density}
        onChange={(value) => setDensity(value as Density)}
        data={[{ value: 'comfortable', label: 'Roomy' }, { value: 'default', label: 'Normal' }, { value: 'compact', label: 'Dense' }]}
      />
    </div>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await ok(api.DELETE('/session'));
      client.clear();
      await navigate({ to: '/sign-in' });
    } catch (error) {
      toastError(error);
    }
  };
}
