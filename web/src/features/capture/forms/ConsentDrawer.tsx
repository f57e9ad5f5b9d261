import { Autocomplete, Button, Select, Switch, Textarea } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import type { FormConsent, FormDefinition } from './definition';
import styles from './Forms.module.css';

interface Props {
  form: FormDefinition;
  consentKey: string;
  onChange: (form: FormDefinition) => void;
  onClose: () => void;
}

/** Something to agree to: about what, by which channel, in which words. The box is never ticked beforehand. */
export function ConsentDrawer({ form, consentKey, onChange, onClose }: Props) {
  const consent = form.consents.find((one) => one.key === consentKey);
  if (!consent) return null;
  const set = (part: Partial<FormConsent>) => onChange({ ...form, consents: form.consents.map((one) => (one.key === consentKey ? { ...one, ...part } : one)) });
  return (
    <SidePanel label="Consent" onClose={onClose}>
      <PanelHead title="Consent" onClose={onClose} />
      <div className={styles.drawer}>
        <Textarea label="What people agree to" description="Kept word by word with every answer" minRows={3} value={consent.text} onChange={(event) => set({ text: event.currentTarget.value })} />
        <Autocomplete label="Topic" data={['newsletter', 'product', 'events', 'all']} value={consent.topic} onChange={(topic) => set({ topic })} />
        <Select label="By" data={[{ value: 'email', label: 'Email' }, { value: 'sms', label: 'SMS' }, { value: 'phone', label: 'Phone' }]} value={consent.channel} onChange={(channel) => channel && set({ channel })} />
        <Switch label="Required" description="Nothing can be sent without it" checked={consent.required} onChange={(event) => set({ required: event.currentTarget.checked })} />
        <div><Button variant="subtle" px={6} leftSection={<Trash2 size={13} />} onClick={() => { onChange({ ...form, consents: form.consents.filter((one) => one.key !== consentKey) }); onClose(); }}>Remove</Button></div>
      </div>
    </SidePanel>
  );
}
