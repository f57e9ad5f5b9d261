import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronDown, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { Confirm } from '@/ui/Confirm';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { Tabs } from '@/ui/Tabs';
import { toast, toastError } from '@/ui/toast';
import { AfterTab } from './AfterTab';
import { Builder } from './Builder';
import type { FormView } from './definition';
import { EmbedTab } from './EmbedTab';
import styles from './Forms.module.css';
import { StateChip } from './FormsPage';
import { ResultsTab } from './ResultsTab';
import { SettingsTab } from './SettingsTab';
import { formQuery, useForm } from './useForm';

const tabs = [{ key: 'build', label: 'Build' }, { key: 'after', label: 'After sending' }, { key: 'settings', label: 'Look and protection' }, { key: 'embed', label: 'Embed' }, { key: 'results', label: 'Results' }] as const;
type Tab = (typeof tabs)[number]['key'];

export default function FormPage() {
  const { id } = useParams({ from: '/app/forms/$id' });
  return <OneForm key={id} id={id} />;
}

function OneForm({ id }: { id: string }) {
  const search = useSearch({ from: '/app/forms/$id' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayEdit = useMay('forms.edit');
  const [removing, setRemoving] = useState(false);
  const { view, draft, change, save, state } = useForm(id);
  const tab = tabs.find((one) => one.key === search.tab)?.key ?? 'build';
  const show = (next: Tab) => void navigate({ to: '/forms/$id', params: { id }, search: { tab: next === 'build' ? undefined : next } });
  const took = (after: unknown) => {
    client.setQueryData(formQuery(id).queryKey, after as FormView);
    void client.invalidateQueries({ queryKey: ['forms'], exact: true });
  };
  const publish = useMutation({
    mutationFn: async () => {
      await save();
      return ok(api.POST('/forms/{id}/publish', { params: { path: { id } } }));
    },
    onSuccess: (after) => { took(after); toast('Visitors see this version now'); },
    onError: (error) => (error instanceof ApiProblem && error.code === 'notReady' ? show('build') : toastError(error)),
  });
  const open = useMutation({
    mutationFn: (isOpen: boolean) => ok(isOpen ? api.POST('/forms/{id}/open', { params: { path: { id } } }) : api.POST('/forms/{id}/close', { params: { path: { id } } })),
    onSuccess: took,
    onError: toastError,
  });
  const remove = async () => {
    await ok(api.DELETE('/forms/{id}', { params: { path: { id } } }));
    await client.invalidateQueries({ queryKey: ['forms'], exact: true });
    void navigate({ to: '/forms' });
  };
  const copy = useMutation({
    mutationFn: () => ok(api.POST('/forms', { body: { name: `${view.data?.form.name ?? 'Form'} (copy)`, copyOf: id, starter: undefined } })),
    onSuccess: (made) => void navigate({ to: '/forms/$id', params: { id: made.form.id } }),
    onError: toastError,
  });
  if (view.error) return <div className={styles.scroll}><ErrorNotice error={view.error} retry={() => void view.refetch()} /></div>;
  if (!view.data || !draft) return <div className={styles.scroll}><SkeletonLines count={8} /></div>;
  const { form, missing } = view.data;
  const faults = publish.error instanceof ApiProblem && publish.error.code === 'notReady' ? missing : {};
  return (
    <>
      <PageHeader
        parent={{ label: 'Forms', to: '/forms' }}
        title={form.name}
        modes={<StateChip form={form} />}
        actions={(
          <>
            <span className={`${styles.saved} faint`} role="status">{state === 'waiting' ? 'Saving …' : state === 'failed' ? 'Not saved' : 'Saved'}</span>
            {form.state === 'live' && <Button variant="default" component="a" href={`/f/${id}`} target="_blank" rel="noreferrer" leftSection={<ExternalLink size={13} />}>Open</Button>}
            {mayEdit && (
              <Menu>
                <Menu.Target><Button variant="default" rightSection={<ChevronDown size={13} />}>More</Button></Menu.Target>
                <Menu.Dropdown>
                  {form.state === 'live' && <Menu.Item onClick={() => open.mutate(false)}>Close the form</Menu.Item>}
                  {form.state === 'closed' && <Menu.Item onClick={() => open.mutate(true)}>Open it again</Menu.Item>}
                  <Menu.Item onClick={() => copy.mutate()}>Make a copy</Menu.Item>
                  <Menu.Item onClick={() => setRemoving(true)}>Delete</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
            {mayEdit && <Button loading={publish.isPending} disabled={form.state === 'live' && !form.hasChanges && state === 'saved'} onClick={() => publish.mutate()}>{form.publishedVersion ? 'Publish changes' : 'Publish'}</Button>}
          </>
        )}
      />
      <Tabs label="Form" tabs={tabs} current={tab} onChange={show} />
      {tab === 'build' && <Builder id={id} form={draft} faults={faults} disabled={!mayEdit} onChange={change} />}
      {tab === 'after' && <AfterTab form={draft} onChange={change} />}
      {tab === 'settings' && <SettingsTab name={form.name} id={id} form={draft} onChange={change} />}
      {tab === 'embed' && <EmbedTab view={view.data} draft={draft} onPublish={() => publish.mutate()} />}
      {tab === 'results' && <ResultsTab id={id} />}
      {removing && <Confirm title="Delete the form" verb="Delete" danger onConfirm={remove} onClose={() => setRemoving(false)}>Pages that show “{form.name}” say that it is closed. What was sent is kept.</Confirm>}
    </>
  );
}
