import { lazy } from 'react';
import { Avatar } from './Avatar';
import { OnDemand } from './OnDemand';
import { useSession } from './session';
import styles from './Shell.module.css';

const UserMenuItems = lazy(() => import('./UserMenuItems'));

export function UserMenu({ collapsed }: { collapsed: boolean }) {
  const { user, workspace } = useSession();
  const target = (
    <button type="button" className={styles.user} aria-haspopup="dialog">
      <Avatar name={user.name} size="lg" />
      <span className={collapsed ? 'sr-only' : 'clip'}>
        {user.name}
        <small className="clip">{workspace.name}</small>
      </span>
      <span className="sr-only">: account menu</span>
    </button>
  );
  return <OnDemand target={target} menu={UserMenuItems} with={{}} />;
}
