import { type ReactNode, useEffect } from 'react';
import styles from './Settings.module.css';

export function Section({ title, why, action, children }: { title: string; why?: ReactNode; action?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Settings · Tandem`;
  }, [title]);
  return (
    <div className={styles.body}>
      <div className={styles.top}>
        <div>
          <h2>{title}</h2>
          {why && <p>{why}</p>}
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}
