import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ObjectKind } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { RecordPicker, type Picked } from './RecordPicker';

interface Props {
  kind: ObjectKind;
  title: string;
  fixed?: Picked;
  startRole: string;
  roleHint: string;
  withoutRole?: boolean;
  onSave: (picked: Picked, role: string | null) => Promise<unknown>;
  onClose: () => void;
}

/** Joins two records, with the role that the one has for the other. */
export function LinkRecord({ kind, title, fixed, startRole, roleHint, withoutRole, onSave, onClose }: Props) {
  const [picked, setPicked] = useState<Picked | null>(fixed ?? null);
  const [role, setRole] = useState(startRole);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function save() {
    if (!picked) return;
    setBusy(true);
    try {
      await onSave(picked, role.trim() || null);
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); void save(); }}>
        {!fixed && <RecordPicker kind={kind} label={kind === 'company' ? 'Company' : 'Person'} value={picked} onChange={setPicked} autoFocus />}
        {!withoutRole && <TextInput label="Role" placeholder={roleHint} value={role} data-autofocus={fixed ? true : undefined} onChange={(event) => setRole(event.currentTarget.value)} />}
        <ErrorNotice error={error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={busy} disabled={!picked}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
