import { ColorInput, NumberInput, SegmentedControl, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { Card } from '@/ui/Card';
import { toastError } from '@/ui/toast';
import type { FormDefinition, FormView } from './definition';
import styles from './Forms.module.css';
import { formQuery } from './useForm';

interface Props {
  id: string;
  name: string;
  form: FormDefinition;
  onChange: (form: FormDefinition) => void;
}

/** How it looks, and what keeps spam out: all of it on your own server. */
export function SettingsTab({ id, name, form, onChange }: Props) {
  const client = useQueryClient();
  const { look, defence } = form;
  const setLook = (part: Partial<typeof look>) => onChange({ ...form, look: { ...look, ...part } });
  const setDefence = (part: Partial<typeof defence>) => onChange({ ...form, defence: { ...defence, ...part } });
  const rename = useMutation({
    mutationFn: (next: string) => ok(api.PATCH('/forms/{id}', { params: { path: { id } }, body: { name: next } })),
    onSuccess: (after) => client.setQueryData(formQuery(id).queryKey, after as unknown as FormView),
    onError: toastError,
  });
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <Card title="Look">
          <div className={styles.stack}>
            <TextInput label="Name" description="Only your team sees it" defaultValue={name} maxLength={200} onBlur={(event) => { const next = event.currentTarget.value.trim(); if (next && next !== name) rename.mutate(next); }} />
            <TextInput label="Title" placeholder="Above the first field" value={look.title} onChange={(event) => setLook({ title: event.currentTarget.value })} />
            <Textarea label="Introduction" value={look.intro} onChange={(event) => setLook({ intro: event.currentTarget.value })} />
            <TextInput label="Button" value={look.send} onChange={(event) => setLook({ send: event.currentTarget.value })} />
            <ColorInput size="sm" label="Colour" format="hex" withEyeDropper={false} swatches={['#4f46e5', '#2563eb', '#0d9488', '#16a26b', '#d08a1d', '#c53b3b', '#1b1b1b']} value={look.accent} onChange={(accent) => setLook({ accent })} />
            <SegmentedControl aria-label="Theme" data={[{ value: 'auto', label: 'As the visitor likes' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]} value={look.theme} onChange={(theme) => setLook({ theme })} />
            <TextInput label="Language of its texts" description="For screen readers, such as en or de" maxLength={20} value={look.language} onChange={(event) => setLook({ language: event.currentTarget.value })} />
          </div>
        </Card>
        <Card title="Spam">
          <div className={styles.stack}>
            <p className="muted">What looks like spam is kept and set aside with its reasons, never thrown away. It makes no contact until somebody lets it in.</p>
            <Switch label="Set throw-away addresses aside" checked={defence.disposable} onChange={(event) => setDefence({ disposable: event.currentTarget.checked })} />
            <Select label="Work for the browser" description="A puzzle of some hundredths of a second, solved unseen" value={defence.proof} onChange={(proof) => proof && setDefence({ proof: proof as typeof defence.proof })}
              data={[{ value: 'off', label: 'None' }, { value: 'offered', label: 'Where there is a script' }, { value: 'needed', label: 'Always: pages without script are set aside' }]} />
            <NumberInput label="Quicker than this is no person" suffix=" seconds" min={0} max={600} allowDecimal={false} value={defence.leastSeconds} onChange={(seconds) => setDefence({ leastSeconds: Number(seconds) || 0 })} />
            <NumberInput label="More than this from one network within ten minutes is suspicious" min={1} max={10000} allowDecimal={false} value={defence.mostPerAddress} onChange={(most) => setDefence({ mostPerAddress: Number(most) || 1 })} />
            <TagsInput label="Addresses and domains to set aside" placeholder="@rival.example" value={defence.blocked} onChange={(blocked) => setDefence({ blocked })} />
          </div>
        </Card>
        <Card title="Where it may stand">
          <TagsInput label="Sites" description="Nothing here means everywhere" placeholder="https://shop.example" value={form.origins} onChange={(origins) => onChange({ ...form, origins: origins.map((origin) => origin.trim().replace(/\/+$/, '')) })} />
        </Card>
      </div>
    </div>
  );
}
