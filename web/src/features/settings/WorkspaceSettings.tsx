import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { sessionQuery, useMay, useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { DemoSettings } from '../demo/DemoSettings';
import { Section } from './Section';
import styles from './Settings.module.css';

const zones = typeof Intl.supportedValuesOf === 'function' ? ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')] : ['UTC'];

export default function WorkspaceSettings() {
  const { workspace } = useSession();
  const client = useQueryClient();
  const writable = useMay('settings.edit');
  const form = useForm({
    initialValues: workspace,
    validate: { name: (name) => (name.trim() ? null : 'The workspace needs a name'), currency: (currency) => (/^[A-Za-z]{3}$/.test(currency) ? null : 'Three letters, like EUR') },
  });
  const save = useMutation({
    mutationFn: (values: typeof workspace) => ok(api.PATCH('/workspace', { body: { ...values, currency: values.currency.toUpperCase() } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: sessionQuery.queryKey }); toast('Saved'); },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Section title="General" why="The base currency is what sums are in; days and months are cut in the workspace's time zone.">
      <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="Name" required disabled={!writable} {...form.getInputProps('name')} />
        <TextInput label="Base currency" required maxLength={3} disabled={!writable} {...form.getInputProps('currency')} />
        <Select label="Time zone" searchable limit={60} data={zones} disabled={!writable} {...form.getInputProps('timeZone')} />
        <ErrorNotice error={save.error} />
        {writable && <div><Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>Save</Button></div>}
      </form>
      <DemoSettings className={styles.section} />
    </Section>
  );
}
