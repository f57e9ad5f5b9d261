import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, ok } from '@/api/client';
import { queryClient } from '@/queryClient';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Skeleton } from '@/ui/Skeleton';
import { AccountFrame } from './AccountFrame';
import styles from './AccountFrame.module.css';
import { passwordProblem } from './password';

export default function InvitePage() {
  const { token } = useParams({ from: '/invite/$token' });
  const navigate = useNavigate();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => ok(api.GET('/invitations/accept/{token}', { params: { path: { token } } })),
    retry: false,
  });
  const form = useForm({ initialValues: { name: '', password: '' }, validate: { password: passwordProblem } });
  const accept = useMutation({
    mutationFn: (values: typeof form.values) => ok(api.POST('/invitations/accept', { body: { token, ...values } })),
    onSuccess: (session) => {
      queryClient.setQueryData(['session'], session);
      void navigate({ to: '/' });
    },
  });
  const known = invitation.data;
  const { setFieldValue } = form;
  useEffect(() => {
    if (known?.name) setFieldValue('name', known.name);
  }, [known?.name, setFieldValue]);

  return (
    <AccountFrame title={!known ? 'Join the workspace' : known.kind === 'passwordReset' ? 'Choose a new password' : `Join ${known.workspaceName}`}
      intro={known && (known.kind === 'passwordReset' ? `For ${known.email} at ${known.workspaceName}. Every open session of yours ends.` : `You were invited as ${known.email}.`)}>
      {invitation.error && <div className={styles.form}><ErrorNotice error={invitation.error} /></div>}
      {invitation.isPending && <div className={styles.form}><Skeleton height={36} /><Skeleton height={36} /></div>}
      {known && (
        <form className={styles.form} onSubmit={form.onSubmit((values) => accept.mutate(values))}>
          <ErrorNotice error={accept.error} />
          {known.kind !== 'passwordReset' && <TextInput label="Your name" autoComplete="name" required {...form.getInputProps('name')} />}
          <PasswordInput
            label="Choose a password"
            description="At least 10 characters; a sentence is good"
            autoComplete="new-password"
            autoFocus
            required
            {...form.getInputProps('password')}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          />
          <Button type="submit" size="sm" loading={accept.isPending}>{known.kind === 'passwordReset' ? 'Save the password' : 'Join'}</Button>
        </form>
      )}
    </AccountFrame>
  );
}
