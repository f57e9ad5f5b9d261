import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { canOwn, useUsers } from '@/api/queries';
import type { Task, TaskKind } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { reach, useSession } from '@/ui/session';
import { toast } from '@/ui/toast';
import { takeWorkDraft } from './drafts';
import { dueBody, duePresets } from './due';
import { DueField } from './DueField';
import styles from './Work.module.css';
import { taskKinds } from './taskKinds';
import { useTaskRefresh } from './tasks';

interface Values {
  title: string;
  kind: TaskKind;
  day: string;
  time: string;
  remindAt: string;
  assigneeId: string;
}

/** Plans something, or changes what was planned. */
export default function TaskForm({ onClose }: { onClose: () => void }) {
  const { user, permissions } = useSession();
  const users = useUsers();
  const refresh = useTaskRefresh();
  const [{ task, contact, company, deal }] = useState(takeWorkDraft);
  const form = useForm<Values>({
    initialValues: task ? valuesOf(task) : { title: '', kind: 'todo', day: duePresets()[1]?.day ?? '', time: '', remindAt: '', assigneeId: user.id },
    validate: { title: (title) => (title.trim() ? null : 'What is to be done?'), day: (day) => (day ? null : 'By when?') },
  });
  const save = useMutation({
    mutationFn: ({ title, kind, day, time, remindAt, assigneeId }: Values) => {
      const body = { title: title.trim(), kind, ...dueBody(day, time), remindAt: remindAt ? new Date(remindAt).toISOString() : null, assigneeId };
      return task
        ? ok(api.PATCH('/tasks/{id}', { params: { path: { id: task.id } }, body, ...ifMatch(task.version) }))
        : ok(api.POST('/tasks', { body: { ...body, contactId: contact?.id, companyId: company?.id, dealId: deal?.id } }));
    },
    onSuccess: () => {
      void refresh();
      toast(task ? 'The task is changed' : 'The task is planned');
      onClose();
    },
    onError: (problem) => problem instanceof ApiProblem && form.setErrors(fieldErrors(problem)),
  });
  const about = deal ?? contact ?? company;
  return (
    <Modal opened onClose={onClose} title={task ? 'Task' : about ? `New task: ${about.name}` : 'New task'} size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="What is to be done" required data-autofocus autoComplete="off" maxLength={300} {...form.getInputProps('title')} />
        <Select label="Kind" data={taskKinds.map(({ value, label }) => ({ value, label }))} {...form.getInputProps('kind')} />
        <DueField day={form.values.day} time={form.values.time} error={form.errors.day as string | undefined} onChange={(day, time) => form.setValues({ day, time })} />
        <TextInput label="Remind me at" type="datetime-local" {...form.getInputProps('remindAt')} />
        <Select label="Whose" searchable data={users.filter(canOwn).map((one) => ({ value: one.id, label: one.name }))}
          disabled={!task && reach(permissions, 'tasks.create') === 'own'} {...form.getInputProps('assigneeId')} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>{task ? 'Save' : 'Plan it'}</Button>
        </Group>
      </form>
    </Modal>
  );
}

function valuesOf(task: Task): Values {
  return {
    title: task.title, kind: task.kind, day: task.dueOn ?? localInput(task.dueAt).slice(0, 10), time: task.dueOn ? '' : localInput(task.dueAt).slice(11),
    remindAt: task.remindAt ? localInput(task.remindAt) : '', assigneeId: task.assignee.id,
  };
}

/** As an input for date and time wants it: local, to the minute. */
function localInput(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fieldErrors({ fieldErrors: errors }: ApiProblem): Record<string, string> {
  const day = errors.dueOn ?? errors.dueAt;
  return day ? { ...errors, day } : errors;
}
