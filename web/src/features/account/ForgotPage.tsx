import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { AccountFrame } from './AccountFrame';
import styles from './AccountFrame.module.css';

/** The answer is the same for every address: nobody learns here who has an account. */
export default function ForgotPage() {
  const form = useForm({ initialValues: { email: '' } });
  const ask = useMutation({ mutationFn: (body: typeof form.values) => ok(api.POST('/password-reset', { body })) });
  return (
    <AccountFrame title={ask.isSuccess ? 'Look into your mail' : 'Forgotten your password?'}
      intro={ask.isSuccess
        ? `If ${form.values.email.trim()} has an account here, a link is on its way. It works once, for a day.`
        : 'We send a link by which you choose a new one. Until you do, the old one works.'}>
      {!ask.isSuccess && (
        <form className={styles.form} onSubmit={form.onSubmit((values) => ask.mutate(values))}>
          <ErrorNotice error={ask.error} />
          <TextInput label="Email" type="email" autoComplete="username" autoFocus required {...form.getInputProps('email')} />
          <Button type="submit" size="sm" loading={ask.isPending}>Send the link</Button>
        </form>
      )}
      <p className={styles.hint}><Link to="/sign-in" search={{}}>Back to sign in</Link></p>
    </AccountFrame>
  );
}
