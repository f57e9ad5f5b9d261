import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { queryClient } from '@/queryClient';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { AccountFrame } from './AccountFrame';
import styles from './AccountFrame.module.css';
import { passwordProblem } from './password';

export default function SetupPage() {
  const navigate = useNavigate();
  const state = useQuery({ queryKey: ['setup'], queryFn: () => ok(api.GET('/setup')), staleTime: 0 });
  const form = useForm({
    initialValues: { workspaceName: '', name: '', email: '', password: '' },
    validate: { password: passwordProblem },
  });
  const setup = useMutation({
    mutationFn: (body: typeof form.values) => ok(api.POST('/setup', { body })),
    onSuccess: (session) => {
      queryClient.setQueryData(['session'], session);
      void navigate({ to: '/' });
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  if (state.data && !state.data.needed && !setup.isSuccess) return <Navigate to="/sign-in" />;

  return (
    <AccountFrame title="Set up Tandem" intro="Name the workspace and make the first account: its owner. Everything stays on this server.">
      <form className={styles.form} onSubmit={form.onSubmit((values) => setup.mutate(values))}>
        <ErrorNotice error={setup.error ?? state.error} />
        <TextInput label="Workspace" placeholder="Your company" autoComplete="organization" autoFocus required {...form.getInputProps('workspaceName')} />
        <TextInput label="Your name" autoComplete="name" required {...form.getInputProps('name')} />
        <TextInput label="Email" type="email" autoComplete="username" required {...form.getInputProps('email')} />
        <PasswordInput
          label="Password"
          description="At least 10 characters; a sentence is good"
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
        />
        <Button type="submit" size="sm" loading={setup.isPending}>Create the workspace</Button>
      </form>
    </AccountFrame>
  );
}
