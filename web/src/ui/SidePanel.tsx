import { type ReactNode, useEffect, useRef } from 'react';
import styles from './SidePanel.module.css';

/** The panel at the right of a list: Esc closes it, the list keeps its place. On a phone it covers the page. */
export function SidePanel({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      if (event.key !== 'Escape' || event.defaultPrevented || typing) return;
      if (document.querySelector('[role=dialog][aria-modal=true], [data-mantine-stop-propagation]')) return;
      close.current();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <aside className={styles.panel} aria-label={label}>
      {children}
    </aside>
  );
}
