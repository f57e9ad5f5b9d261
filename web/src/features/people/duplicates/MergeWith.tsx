import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { type Picked, RecordPicker } from '../../records/RecordPicker';
import type { MergeKind } from './mergeApi';
import { MergeDialog } from './MergeDialog';

interface Props {
  kind: MergeKind;
  keep: Picked;
  onClose: () => void;
}

/** Asks which other one it is, then compares the two. */
export default function MergeWith({ kind, keep, onClose }: Props) {
  const [other, setOther] = useState<Picked | null>(null);
  const [comparing, setComparing] = useState(false);
  const what = kind === 'contact' ? 'person' : 'company';
  if (other && comparing) return <MergeDialog kind={kind} keep={keep} other={other} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={`Merge with another ${what}`} size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); setComparing(true); }}>
        <RecordPicker
          kind={kind}
          label={`Which ${what} is the same as ${keep.name}?`}
          autoFocus
          value={other}
          onChange={setOther}
          error={other?.id === keep.id ? 'This is the one you came from.' : undefined}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" disabled={!other || other.id === keep.id}>Compare</Button>
        </Group>
      </form>
    </Modal>
  );
}
