import { FlaskConical } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '@/ui/session';
import { useDemo } from './demo';
import styles from './Demo.module.css';

const WipeDemo = lazy(() => import('./WipeDemo').then((module) => ({ default: module.WipeDemo })));

/** Says on every page that what one sees is made up. */
export function DemoBanner() {
  const demo = useDemo();
  const { user } = useSession();
  const [asks, setAsks] = useState(false);
  if (!demo?.isDemo) return null;
  return (
    <aside className={styles.banner} aria-label="Demo workspace">
      <FlaskConical size={14} aria-hidden />
      <span><strong>Demo workspace</strong><span className={styles.more}>: an invented company and its year. Try anything.</span></span>
      {user.role === 'owner' && <button type="button" onClick={() => setAsks(true)}>Wipe it</button>}
      {asks && <Suspense fallback={null}><WipeDemo onClose={() => setAsks(false)} /></Suspense>}
    </aside>
  );
}
