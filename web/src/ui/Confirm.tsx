import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorNotice } from './ErrorNotice';

interface Props {
  title: string;
  children: ReactNode;
  verb: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before what cannot be taken back. What can be undone is done at once, with an Undo toast instead. */
export function Confirm({ title, children, verb, danger, onConfirm, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function confirm() {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="muted">{children}</div>
      <ErrorNotice error={error} />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>Cancel</Button>
        <Button color={danger ? 'red' : undefined} onClick={confirm} loading={busy} data-autofocus>{verb}</Button>
      </Group>
    </Modal>
  );
}
