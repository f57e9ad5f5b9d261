import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Contact } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';

/** There is no way back, so the name has to be typed. */
export default function ErasePerson({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const client = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => ok(api.POST('/contacts/{id}/erase', { params: { path: { id: contact.id } }, body: { confirm: typed } })),
    onSuccess: async () => {
      await navigate({ to: '/people' });
      client.removeQueries({ queryKey: ['contact', contact.id] });
      await client.invalidateQueries();
      toast('Erased. What mentions them elsewhere is cleaned in the background.');
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Erase ${contact.name}`} size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); erase.mutate(); }}>
        <p>
          All that is kept of this person goes: the record, what they did on the web, notes, tasks, handoffs, consents, mails, copies for undo. Their address and name are taken
          out of everything else. Deals stay, without them.
        </p>
        <p className="muted">What remains is a hash of the address on the do-not-contact list: if a list brings them back, nobody mails them. This cannot be undone. Backups that were made before still hold them.</p>
        <TextInput label={`Type “${contact.name}” to confirm`} autoComplete="off" data-autofocus value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <ErrorNotice error={erase.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" color="red" loading={erase.isPending} disabled={typed.trim() !== contact.name.trim()}>Erase for good</Button>
        </Group>
      </form>
    </Modal>
  );
}
