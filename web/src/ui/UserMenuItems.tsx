import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { History, Keyboard, LogOut, Upload } from 'lucide-react';
import { api, ok } from '@/api/client';
import { MenuLink } from './menuLinks';
import type { OnDemandProps } from './OnDemand';
import { openHelp } from './overlays';
import { type Density, useDensity } from './preferences';
import { roleNames, useMay, useSession } from './session';
import { toastError } from './toast';

export default function UserMenuItems({ target }: OnDemandProps) {
  const { user } = useSession();
  const mayImport = useMay('contacts.import');
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={232} defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email} · {roleNames[user.role]}</Menu.Label>
        <Switches />
        <Menu.Divider />
        {mayImport && <MenuLink leftSection={<Upload size={14} />} to="/import">Import</MenuLink>}
        {mayImport && <MenuLink leftSection={<History size={14} />} to="/import/history">Imports so far</MenuLink>}
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
      await navigate({ to: '/sign-in' });
      client.clear();
    } catch (error) {
      toastError(error);
    }
  };
}
