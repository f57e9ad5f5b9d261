import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import { asProblem } from '@/api/problem';
import { queryClient } from '@/queryClient';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { AccountFrame } from './AccountFrame';
import styles from './AccountFrame.module.css';
import { landing } from './landing';

export default function SignInPage() {
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (body: typeof form.values) => ok(api.POST('/session', { body })),
    onSuccess: (session) => {
      queryClient.setQueryData(['session'], session);
      void navigate({ href: landing(next) });
    },
  });
  const byMail = useQuery({ queryKey: ['password-reset'], queryFn: () => ok(api.GET('/password-reset')), retry: false });
  const wrong = signIn.error && asProblem(signIn.error).code === 'invalidCredentials';

  return (
    <AccountFrame title="Sign in" intro="One journey per person, one place for both teams.">
      <form className={styles.form} onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        {signIn.error && !wrong && <ErrorNotice error={signIn.error} />}
        <TextInput label="Email" type="email" autoComplete="username" autoFocus required {...form.getInputProps('email')} />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
          error={wrong ? 'Email and password do not match.' : undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
        />
        <Button type="submit" size="sm" loading={signIn.isPending}>Sign in</Button>
      </form>
      {byMail.data?.available
        ? <p className={styles.hint}><Link to="/forgot">Forgotten your password?</Link></p>
        : <p className={styles.hint}>Forgotten? The person who runs this server can set a new password on the command line.</p>}
    </AccountFrame>
  );
}
