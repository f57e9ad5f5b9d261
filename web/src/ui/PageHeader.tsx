import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import styles from './PageHeader.module.css';

interface Props {
  /** The way here: a link, or a plain word where the group has no page. */
  parent?: { label: string; to?: string };
  title: string;
  before?: ReactNode;
  /** What the page is a part of or switches between; unlike chips, a phone shows it too. */
  modes?: ReactNode;
  chips?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ parent, title, before, modes, chips, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Tandem`;
  }, [title]);
  return (
    <header className={styles.header}>
      {parent && (
        <>
          {parent.to ? <Link to={parent.to} className={styles.parent}>{parent.label}</Link> : <span className={styles.parent}>{parent.label}</span>}
          <span className={styles.slash} aria-hidden>/</span>
        </>
      )}
      {before}
      <h1 className={styles.title}>{title}</h1>
      {modes}
      {chips && <div className={styles.chips}>{chips}</div>}
      <span className={styles.space} />
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
