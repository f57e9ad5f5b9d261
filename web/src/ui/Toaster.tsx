import { Button, CloseButton } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { type Command, useCommands } from './commands';
import { Kbd } from './Kbd';
import { dismiss, type Toast, useToasts } from './toast';
import styles from './Toaster.module.css';

export function Toaster() {
  const toasts = useToasts();
  return (
    <div className={styles.stack} role="region" aria-label="Messages" aria-live="polite">
      {toasts.map((toast) => <OneToast key={toast.id} toast={toast} />)}
    </div>
  );
}

/** It waits while somebody points at it or has the focus in it. */
function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), toast.stays);
    return () => clearTimeout(timer);
  }, [held, toast]);
  const commands = useMemo<Command[]>(() => {
    const undo = () => {
      dismiss(toast.id);
      toast.undo?.();
    };
    return toast.undo ? [{ id: 'undo', label: `Undo: ${toast.message}`, group: 'This page', keys: ['u'], run: undo }] : [];
  }, [toast]);
  useCommands(commands);
  return (
    <div className={styles.toast} data-tone={toast.tone} role={toast.tone === 'bad' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <div className={styles.text}>
        {toast.message}
        {toast.detail && <p>{toast.detail}</p>}
      </div>
      {toast.undo && <Button variant="default" onClick={commands[0]?.run} rightSection={<Kbd keys={['u']} />}>Undo</Button>}
      <CloseButton size={24} aria-label="Dismiss" onClick={() => dismiss(toast.id)} />
    </div>
  );
}
