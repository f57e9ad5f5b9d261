import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { Logo } from '@/ui/Logo';
import styles from './AccountFrame.module.css';

/** The quiet page around signing in, setting up and joining. */
export function AccountFrame({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Tandem`;
  }, [title]);
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <Logo /> Tandem
        </div>
        <h1>{title}</h1>
        {intro && <p className={styles.intro}>{intro}</p>}
        {children}
      </div>
    </main>
  );
}
