import { Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { History, Keyboard, KeyRound, LogOut, Upload } from 'lucide-react';
import { cloneElement, useState } from 'react';
import { api, ok } from '@/api/client';
import type { OnDemandProps } from './OnDemand';
import { openHelp, show } from './overlays';
import { type Density, useDensity } from './preferences';
import { roleNames, useMay, useSession } from './session';
import styles from './Shell.module.css';
import { toastError } from './toast';

/** A dialog rather than a menu: it holds switches, which a menu may not. */
export default function UserMenuItems({ target }: OnDemandProps) {
  const [open, setOpen] = useState(true);
  const { user } = useSession();
  const mayImport = useMay('contacts.import');
  const signOut = useSignOut();
  const close = () => setOpen(false);
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" width={240} trapFocus>
      <Popover.Target>{cloneElement(target, { onClick: () => setOpen(!open) })}</Popover.Target>
      <Popover.Dropdown p={6} aria-label="Account">
        <p className={styles.who}>{user.email}<br />{roleNames[user.role]}{user.coreTeam && ', core team'}</p>
        <Switches />
        <div className={styles.items}>
          {mayImport && <Link to="/import" className={styles.entry} onClick={close}><Upload size={14} aria-hidden /> Import</Link>}
          {mayImport && <Link to="/import/history" className={styles.entry} onClick={close}><History size={14} aria-hidden /> Imports so far</Link>}
          <button type="button" className={styles.entry} onClick={() => { close(); openHelp(); }}><Keyboard size={14} aria-hidden /> Keyboard shortcuts</button>
          <button type="button" className={styles.entry} onClick={() => { close(); show('password'); }}><KeyRound size={14} aria-hidden /> Change password</button>
          <button type="button" className={styles.entry} onClick={signOut}><LogOut size={14} aria-hidden /> Sign out</button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Switches() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  return (
    <div className={styles.switches}>
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
