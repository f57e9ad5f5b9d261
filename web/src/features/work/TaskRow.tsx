import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { createElement } from 'react';
import type { Task } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { formatInstant } from '@/ui/format';
import { show } from '@/ui/overlays';
import { mayEdit, useSession } from '@/ui/session';
import { When } from '@/ui/When';
import { setWorkDraft } from './drafts';
import { dueText, dueTone } from './due';
import { kindOf } from './taskKinds';
import { useFinish } from './tasks';
import styles from './Work.module.css';

/** A task in one line: done with a click on its circle, changed with a click on its words. */
export function TaskRow({ task, about = true }: { task: Task; about?: boolean }) {
  const session = useSession();
  const { complete, reopen } = useFinish();
  const writable = mayEdit(session, 'tasks', task.assignee.id);
  const done = task.doneAt !== null || complete.isPending;
  const kind = kindOf(task.kind);
  return (
    <li className={styles.task} data-done={done || undefined}>
      <button type="button" role="checkbox" aria-checked={done} aria-label={`Done: ${task.title}`} className={styles.check} disabled={!writable || complete.isPending || reopen.isPending}
        onClick={() => (task.doneAt ? reopen.mutate(task.id) : complete.mutate(task))}>
        <Check size={12} strokeWidth={2.5} aria-hidden />
      </button>
      <span className={styles.kind} title={kind.label}>{createElement(kind.icon, { size: 14, 'aria-hidden': true })}<span className="sr-only">{kind.label}: </span></span>
      <div className={styles.what}>
        {writable && !task.doneAt
          ? <button type="button" className={styles.title} onClick={() => { setWorkDraft({ task }); show('task'); }}>{task.title}</button>
          : <span className={styles.title}>{task.title}</span>}
        {about && <About task={task} />}
      </div>
      {task.assignee.id !== session.user.id && <span className={styles.whose} title={task.assignee.name}><Avatar name={task.assignee.name} /><span className="sr-only">{task.assignee.name}</span></span>}
      {task.doneAt
        ? <span className="muted"><When at={task.doneAt} /></span>
        : <Chip tone={dueTone(task)} title={formatInstant(task.dueAt)}>{dueText(task)}</Chip>}
    </li>
  );
}

function About({ task: { contact, company, deal } }: { task: Task }) {
  if (!contact && !company && !deal) return null;
  return (
    <span className={styles.about}>
      {contact && <Link to="/people/$id" params={{ id: contact.id }} className="quiet clip">{contact.name}</Link>}
      {company && <Link to="/companies/$id" params={{ id: company.id }} className="quiet clip">{company.name}</Link>}
      {deal && <Link to="/deals/$id" params={{ id: deal.id }} className="quiet clip">{deal.name}</Link>}
    </span>
  );
}
