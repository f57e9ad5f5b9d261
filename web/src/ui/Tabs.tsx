import { type KeyboardEvent, useId } from 'react';
import styles from './pieces.module.css';

interface Props<K extends string> {
  label: string;
  tabs: readonly { key: K; label: string; phone?: boolean }[];
  current: K;
  onChange: (key: K) => void;
}

/** Arrow keys move between tabs, as every tab list does. */
export function Tabs<K extends string>({ label, tabs, current, onChange }: Props<K>) {
  const name = useId();
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    const index = tabs.findIndex((tab) => tab.key === current);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    document.getElementById(`${name}-${next.key}`)?.focus();
  }
  return (
    // The tab that is chosen takes the focus; the list only hears its keys.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div className={styles.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button key={tab.key} id={`${name}-${tab.key}`} type="button" role="tab" className={styles.tab} data-phone={tab.phone} aria-selected={tab.key === current}
          tabIndex={tab.key === current ? 0 : -1} onClick={() => onChange(tab.key)}>
          {tab.label}
        </button>
      ))}
    </div>
  );
}
