import type { ReactNode } from 'react';
import styles from './pieces.module.css';

export function Card({ title, action, children, flush }: { title?: ReactNode; action?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={styles.card}>
      {(title || action) && (
        <div className={styles.cardHead}>
          <h2>{title}</h2>
          {action}
        </div>
      )}
      <div className={flush ? undefined : styles.cardBody}>{children}</div>
    </section>
  );
}
