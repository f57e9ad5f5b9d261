import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Building2, CircleCheckBig, Handshake, PanelLeft, Plus, Search, UserPlus, Keyboard } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { type Command, useCommands } from './commands';
import { NavBar } from './NavBar';
import { openHelp, openMenu, show, useOverlay } from './overlays';
import { places } from './places';
import { useNavCollapsed } from './preferences';
import { may, useSession } from './session';
import { DemoBanner } from '@/features/demo/DemoBanner';
import { useFirstStepsCommand } from '@/features/demo/useFirstStepsCommand';
import { useNoticeStream } from '@/features/notifications/useNoticeStream';
import { UnreadBadge } from './UnreadBadge';
import styles from './Shell.module.css';
import { useHotkeys } from './useHotkeys';

const Overlays = lazy(() => import('./Overlays'));

export function Shell() {
  useHotkeys();
  useNoticeStream();
  const overlay = useOverlay();
  const main = useRef<HTMLElement>(null);
  useCommands(useShellCommands());
  useFirstStepsCommand();
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        Skip to content
      </a>
      <NavBar onSearch={openMenu} />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <DemoBanner />
        <Outlet />
      </main>
      <BottomTabs />
      {overlay && <Suspense fallback={null}><Overlays open={overlay} /></Suspense>}
    </div>
  );
}

const onPhone = ['/', '/inbox', '/deals', '/people'];

function BottomTabs() {
  return (
    <nav className={styles.bottom} aria-label="Main, small screen">
      {places.filter((place) => onPhone.includes(place.to)).map((place) => (
        <Link key={place.to} to={place.to} className={styles.tab} activeOptions={{ includeSearch: false, exact: place.to === '/' }}>
          <place.icon size={18} aria-hidden />
          {place.to === '/' ? 'Today' : place.label}
          {place.badge && <UnreadBadge />}
        </Link>
      ))}
      <button type="button" className={styles.tab} onClick={openMenu}>
        <Search size={18} aria-hidden />
        Search
      </button>
      <Link to="/more" className={styles.tab}>
        <PanelLeft size={18} aria-hidden />
        More
      </Link>
    </nav>
  );
}

function useShellCommands(): Command[] {
  const navigate = useNavigate();
  const session = useSession();
  const [, setCollapsed] = useNavCollapsed();
  return useMemo(() => {
    const go = (to: string) => void navigate({ to });
    const create: Command[] = [
      { id: 'create-person', label: 'New person', group: 'Create', keys: ['c', 'p'], icon: UserPlus, run: () => show('contact') },
      { id: 'create-company', label: 'New company', group: 'Create', keys: ['c', 'c'], icon: Building2, run: () => show('company') },
      { id: 'create-deal', label: 'New deal', group: 'Create', keys: ['c', 'd'], icon: Handshake, run: () => show('deal') },
      { id: 'create-task', label: 'New task', group: 'Create', keys: ['c', 't'], icon: CircleCheckBig, run: () => show('task') },
    ];
    const rights = ['contacts.create', 'companies.create', 'deals.create', 'tasks.create'];
    return [
      ...create.filter((_, index) => may(session, rights[index] ?? '')),
      ...places.filter((place) => !place.right || may(session, place.right)).map((place): Command => ({
        id: `go-${place.to}`, label: `Go to ${place.label.toLowerCase()}`, group: 'Go to', keys: ['g', place.key], icon: place.icon, run: () => go(place.to),
      })),
      { id: 'go-import', label: 'Import a file', group: 'Go to', keys: ['g', 'i'], icon: Plus, words: 'csv upload', run: () => go('/import') },
      { id: 'menu', label: 'Command menu', group: 'General', keys: ['mod+k'], icon: Search, hidden: true, run: openMenu },
      { id: 'collapse', label: 'Collapse or open the navigation', group: 'General', keys: ['['], icon: PanelLeft, run: () => setCollapsed((now) => !now) },
      { id: 'help', label: 'Keyboard shortcuts', group: 'General', keys: ['?'], icon: Keyboard, run: openHelp },
    ];
  }, [navigate, session, setCollapsed]);
}
