import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ClipboardList, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { api, ok } from '@/api/client';
import { Chip } from '@/ui/Chip';
import { type Command, useCommands } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatPercent, none } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import type { FormSummary } from './definition';
import styles from './Forms.module.css';
import { NewForm } from './NewForm';

export const formsQuery = { queryKey: ['forms'], queryFn: () => ok(api.GET('/forms')).then((page) => page.items) };

export default function FormsPage() {
  const [adding, setAdding] = useState(false);
  const forms = useQuery(formsQuery);
  const mayAdd = useMay('forms.create');
  const commands = useMemo<Command[]>(() => (mayAdd ? [{ id: 'new-form', label: 'New form', group: 'Create', keys: ['c', 'f'], icon: ClipboardList, run: () => setAdding(true) }] : []), [mayAdd]);
  useCommands(commands);
  const bare = forms.data?.length === 0;
  return (
    <>
      <PageHeader parent={{ label: 'Marketing' }} title="Forms" actions={mayAdd && !bare && <Button leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>New form</Button>} />
      <div className={styles.scroll}>
        <ErrorNotice error={forms.error} retry={() => void forms.refetch()} />
        {forms.isPending && <SkeletonLines count={6} />}
        {bare && (
          <EmptyState icon={ClipboardList} title="No forms yet" why="A form on your site turns visitors into contacts, with what they said and how they came."
            actions={mayAdd && <Button onClick={() => setAdding(true)}>New form</Button>} />
        )}
        {forms.data && !bare && (
          <SimpleTable label="Forms" head={['Form', 'State', { text: 'Views', right: true }, { text: 'Submissions', right: true }, { text: 'Conversion', right: true }, 'To look at', 'Changed']} rows={forms.data.map(row)} />
        )}
      </div>
      {adding && <NewForm onClose={() => setAdding(false)} />}
    </>
  );
}

function row(form: FormSummary) {
  return {
    key: form.id,
    cells: [
      <Link key="name" to="/forms/$id" params={{ id: form.id }} className={styles.name}>{form.name}</Link>,
      <StateChip key="state" form={form} />,
      form.views.toLocaleString(),
      <Link key="sent" to="/forms/$id" params={{ id: form.id }} search={{ tab: 'results' }}>{form.submissions.toLocaleString()}</Link>,
      form.conversion === null ? none : formatPercent(form.conversion, 1),
      form.suspicious > 0
        ? <Link key="suspicious" to="/forms/$id" params={{ id: form.id }} search={{ tab: 'results', state: 'suspicious' }}><Chip tone="warn">{form.suspicious} set aside</Chip></Link>
        : <span key="suspicious" className="faint">{none}</span>,
      <When key="changed" at={form.updatedAt} />,
    ],
  };
}

export function StateChip({ form }: { form: FormSummary }) {
  if (form.state === 'draft') return <Chip>Draft</Chip>;
  if (form.state === 'closed') return <Chip tone="bad">Closed</Chip>;
  return form.hasChanges ? <Chip tone="warn" title="The draft says something else than what visitors see">Live, changed since</Chip> : <Chip tone="ok">Live</Chip>;
}
