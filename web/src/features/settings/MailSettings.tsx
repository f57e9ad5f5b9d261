import { Button, Group, NumberInput, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { MailSetup, SmtpTls } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast } from '@/ui/toast';
import { MailLog } from './MailLog';
import { Section } from './Section';
import styles from './Settings.module.css';

const key = ['mail-settings'];
const ways = [{ value: 'starttls', label: 'STARTTLS' }, { value: 'implicit', label: 'TLS' }, { value: 'none', label: 'None' }];

export default function MailSettings() {
  const settings = useQuery({ queryKey: key, queryFn: () => ok(api.GET('/settings/mail')) });
  const test = useMutation({ mutationFn: () => ok(api.POST('/settings/mail/test', { body: { to: null } })) });
  const known = settings.data;
  return (
    <Section title="Mail" why="The server that takes our mails: invitations, new passwords, confirmations. Without one, what is to be sent waits for a week."
      action={known?.setUp && <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>Send me a test</Button>}>
      {settings.isPending && <SkeletonLines count={6} />}
      <ErrorNotice error={settings.error ?? test.error} />
      {known && (
        <p className="muted" aria-live="polite">
          <Chip tone={known.setUp ? 'ok' : 'warn'}>{known.setUp ? 'Mails leave' : 'No server'}</Chip>{' '}
          {known.waiting > 0 && `${known.waiting} ${known.waiting === 1 ? 'mail waits' : 'mails wait'}. `}
          {test.data && (test.data.sent ? `A test went to ${test.data.to}.` : `The test did not go: ${test.data.error}`)}
        </p>
      )}
      {known?.fixed && <p>The environment names the server ({known.host}:{known.port}, from {known.from}). What is set there counts.</p>}
      {known && !known.fixed && <MailForm key={JSON.stringify(known)} known={known} />}
      <MailLog />
    </Section>
  );
}

function MailForm({ known }: { known: MailSetup }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      host: known.host ?? '', port: known.port ?? 587, tls: known.tls ?? ('starttls' as SmtpTls), user: known.user ?? '', password: '', from: known.from ?? '', fromName: known.fromName ?? '',
      publicUrl: known.publicUrl ?? window.location.origin,
    },
  });
  const done = () => client.invalidateQueries({ queryKey: key });
  const save = useMutation({
    mutationFn: ({ password, publicUrl, ...rest }: typeof form.values) => ok(api.PUT('/settings/mail', {
      body: {
        ...rest, user: rest.user || null, fromName: rest.fromName || null, publicUrl: known.publicUrlFixed ? known.publicUrl : publicUrl,
        // Left out it stays as it is; it never comes back to this page.
        ...(password ? { password } : rest.user ? {} : { password: null }),
      } as never,
    })),
    onSuccess: async () => { await done(); toast('Saved'); },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  const remove = useMutation({ mutationFn: () => ok(api.DELETE('/settings/mail')), onSuccess: async () => { await done(); toast('No mail leaves any more'); } });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <TextInput label="Server" placeholder="mail.example.com" required {...form.getInputProps('host')} />
      <Group gap={12} align="end" wrap="nowrap">
        <NumberInput label="Port" w={90} min={1} max={65535} hideControls required {...form.getInputProps('port')} />
        <SegmentedControl aria-label="Encryption" data={ways} {...form.getInputProps('tls')} />
      </Group>
      <TextInput label="User" autoComplete="off" {...form.getInputProps('user')} />
      <PasswordInput label="Password" autoComplete="new-password" placeholder={known.hasPassword && !known.passwordLost ? 'Kept; type to replace it' : ''}
        description={known.passwordLost ? 'The key that it was sealed with is gone. Type it again.' : undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }} {...form.getInputProps('password')} />
      <TextInput label="From" type="email" placeholder="crm@example.com" required {...form.getInputProps('from')} />
      <TextInput label="Name before it" placeholder="Acme" {...form.getInputProps('fromName')} />
      <TextInput label="Address of this workspace" description="Where links in mails lead" disabled={known.publicUrlFixed} {...form.getInputProps('publicUrl')} />
      <ErrorNotice error={save.error ?? remove.error} />
      <Group gap={8}>
        <Button type="submit" loading={save.isPending}>Save</Button>
        {known.setUp && <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>Take the server out</Button>}
      </Group>
    </form>
  );
}
