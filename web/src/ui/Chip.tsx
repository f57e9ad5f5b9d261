import type { ReactNode } from 'react';
import styles from './pieces.module.css';

export type Tone = 'plain' | 'mkt' | 'sales' | 'ok' | 'warn' | 'bad' | 'info';

export function Chip({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={styles.chip} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
