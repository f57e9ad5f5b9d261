import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { Kbd } from './Kbd';
import { Logo } from './Logo';
import { type Place, placeGroups, settingsPlace } from './places';
import { useNavCollapsed } from './preferences';
import { may, useSession } from './session';
import styles from './Shell.module.css';
import { UnreadBadge } from './UnreadBadge';
import { UserMenu } from './UserMenu';

export function NavBar({ onSearch }: { onSearch: () => void }) {
  const [collapsed] = useNavCollapsed();
  const session = useSession();
  return (
    <nav className={styles.nav} data-collapsed={collapsed || undefined} aria-label="Main">
      <div className={styles.brand}>
        <Logo />
        {!collapsed && 'Tandem'}
      </div>
      <button type="button" className={styles.search} onClick={onSearch} aria-label={collapsed ? 'Search or jump to' : undefined}>
        {collapsed ? <Search size={15} aria-hidden /> : <>Search or jump to…<Kbd keys={['mod+k']} /></>}
      </button>
      {placeGroups.map((group) => (
        <div key={group.label ?? 'mine'} role="group" aria-label={group.label ?? undefined}>
          {group.label && <div className={styles.group} data-team={group.team}>
            {group.team && <i aria-hidden />}
            {!collapsed && group.label}
          </div>}
          {group.places.filter((place) => !place.right || may(session, place.right)).map((place) => <Entry key={place.to} place={place} collapsed={collapsed} />)}
        </div>
      ))}
      <span className={styles.spring} />
      <Entry place={settingsPlace} collapsed={collapsed} />
      <UserMenu collapsed={collapsed} />
    </nav>
  );
}

function Entry({ place, collapsed }: { place: Place; collapsed: boolean }) {
  return (
    <Link to={place.to} className={styles.entry} aria-label={collapsed ? place.label : undefined} title={collapsed ? place.label : undefined} activeOptions={{ includeSearch: false, exact: place.to === '/' }}>
      <place.icon size={15} strokeWidth={1.8} aria-hidden />
      {!collapsed && place.label}
      {place.badge && <UnreadBadge />}
    </Link>
  );
}
