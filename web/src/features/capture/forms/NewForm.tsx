import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { File, Mail, MessageSquare, Presentation } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './Forms.module.css';

const starters = [
  { key: 'contact', icon: MessageSquare, name: 'Contact', about: 'Name, email, company and a message' },
  { key: 'newsletter', icon: Mail, name: 'Newsletter', about: 'An address, confirmed by mail' },
  { key: 'demo', icon: Presentation, name: 'Book a demo', about: 'Two steps, about them and their company' },
  { key: 'blank', icon: File, name: 'Blank', about: 'An email field, and the rest is yours' },
] as const;

export function NewForm({ onClose }: { onClose: () => void }) {
  const [starter, setStarter] = useState<string>('contact');
  const [name, setName] = useState('');
  const client = useQueryClient();
  const navigate = useNavigate();
  const chosen = starters.find((one) => one.key === starter);
  const make = useMutation({
    mutationFn: () => ok(api.POST('/forms', { body: { name: name.trim() || chosen?.name || 'Form', starter, copyOf: undefined } })),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['forms'] });
      void navigate({ to: '/forms/$id', params: { id: made.form.id } });
    },
  });
  return (
    <Modal opened onClose={onClose} title="New form" size={520} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.stack} onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
        <div className={styles.starters} role="radiogroup" aria-label="Begin with">
          {starters.map(({ key, icon: Icon, name: title, about }) => (
            <label key={key} className={styles.starter} data-on={starter === key || undefined}>
              <input type="radio" name="starter" className="sr-only" checked={starter === key} onChange={() => setStarter(key)} />
              <Icon size={18} aria-hidden />
              <strong>{title}</strong>
              <span className="muted">{about}</span>
            </label>
          ))}
        </div>
        <TextInput label="Name" description="Only your team sees it" placeholder={chosen?.name} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <ErrorNotice error={make.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={make.isPending}>Create the form</Button>
        </Group>
      </form>
    </Modal>
  );
}
