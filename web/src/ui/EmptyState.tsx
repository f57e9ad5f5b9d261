import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './pieces.module.css';

interface Props {
  icon?: LucideIcon;
  title: string;
  why?: ReactNode;
  actions?: ReactNode;
  compact?: boolean;
}

/** Nothing here yet: one sentence why, one primary action. */
export function EmptyState({ icon: Icon, title, why, actions, compact }: Props) {
  return (
    <div className={styles.empty} data-compact={compact || undefined}>
      {Icon && <Icon size={22} strokeWidth={1.6} aria-hidden />}
      <h2>{title}</h2>
      {why && <p>{why}</p>}
      {actions && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  );
}
