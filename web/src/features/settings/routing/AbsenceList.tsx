import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { useUsers } from '@/api/queries';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toDay } from '@/ui/format';
import { useSession } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { toastError } from '@/ui/toast';
import { Day } from '@/ui/When';

const key = ['absences'];

/** Everybody enters their own days; whoever may change agreements enters anybody's. */
export function AbsenceList({ writable }: { writable: boolean }) {
  const { user } = useSession();
  const users = useUsers();
  const client = useQueryClient();
  const absences = useQuery({ queryKey: key, queryFn: () => ok(api.GET('/absences')).then((page) => page.items) });
  const [form, setForm] = useState({ userId: user.id, fromDay: toDay(new Date()), toDay: toDay(new Date()) });
  const done = () => client.invalidateQueries({ queryKey: key });
  const add = useMutation({ mutationFn: () => ok(api.POST('/absences', { body: form })), onSuccess: done });
  const remove = useMutation({ mutationFn: (id: string) => ok(api.DELETE('/absences/{id}', { params: { path: { id } } })), onSuccess: done, onError: toastError });
  const name = (id: string) => users.find((one) => one.id === id)?.name ?? 'A former user';
  return (
    <>
      {absences.data && absences.data.length > 0 && (
        <SimpleTable
          label="Who is away"
          head={['Who', 'From', 'To', { text: 'Actions', hidden: true }]}
          rows={absences.data.map((absence) => ({
            key: absence.id,
            cells: [
              name(absence.userId), <Day key="from" date={absence.fromDay} />, <Day key="to" date={absence.toDay} />,
              (writable || absence.userId === user.id) && <ActionIcon key="remove" size={24} aria-label={`${name(absence.userId)} is not away`} onClick={() => remove.mutate(absence.id)}><Trash2 size={13} /></ActionIcon>,
            ],
          }))}
        />
      )}
      <form onSubmit={(event) => { event.preventDefault(); add.mutate(); }}>
        <Group gap={8} align="flex-end">
          <Select size="xs" label="Who is away" disabled={!writable} allowDeselect={false} value={form.userId} onChange={(userId) => userId && setForm({ ...form, userId })} data={users.map((one) => ({ value: one.id, label: one.name }))} />
          <TextInput size="xs" type="date" label="From" value={form.fromDay} onChange={(event) => setForm({ ...form, fromDay: event.currentTarget.value })} />
          <TextInput size="xs" type="date" label="To" value={form.toDay} onChange={(event) => setForm({ ...form, toDay: event.currentTarget.value })} />
          <Button size="xs" variant="default" type="submit" loading={add.isPending}>Add</Button>
        </Group>
      </form>
      <ErrorNotice error={add.error ?? absences.error} />
    </>
  );
}
