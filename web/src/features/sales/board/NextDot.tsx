import type { BoardCard } from '@/api/types';
import { dueText, dueTone } from '../../work/due';
import { rotReason } from '../rot';
import styles from './Board.module.css';

/** Whether somebody is going to do something about a deal: overdue, today, planned, or hollow where nothing is planned. Its words say the same. */
export function NextDot({ task, rot }: { task: BoardCard['nextTask']; rot: BoardCard['rot'] }) {
  const words = task ? `${dueTone(task) === 'bad' ? 'Overdue' : 'Next task'}: ${task.title}, ${dueText(task)}` : 'No next task';
  const held = rot?.heldUntil ? `. ${rotReason(rot)}` : '';
  return (
    <span className={styles.dot} data-due={task ? dueTone(task) : 'none'} title={words + held}>
      <span className="sr-only">{words}</span>
    </span>
  );
}
