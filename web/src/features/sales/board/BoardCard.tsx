import { Link } from '@tanstack/react-router';
import type { BoardCard as Card } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { formatDate, formatMoney } from '@/ui/format';
import { dueText } from '../../work/due';
import { rotReason, rotTone, rotWords } from '../rot';
import styles from './Board.module.css';
import { NextDot } from './NextDot';

interface Props {
  card: Card;
  active: boolean;
  writable: boolean;
  onFocus: () => void;
  onPeek: () => void;
  onDrag: (dragging: boolean) => void;
}

/** A deal in at most five lines. It is a link: Enter and the middle button open its page, a click shows it beside the board. */
export function BoardCard({ card, active, writable, onFocus, onPeek, onDrag }: Props) {
  const tone = rotTone(card.rot);
  const when = card.closedAt ?? card.expectedCloseDate;
  const next = card.nextTask ? `${dueText(card.nextTask)}: ${card.nextTask.title}` : card.nextStep ? `next: ${card.nextStep}` : null;
  return (
    <Link
      to="/deals/$id"
      params={{ id: card.id }}
      preload={false}
      className={styles.card}
      data-deal={card.id}
      data-active={active || undefined}
      draggable={writable}
      onFocus={onFocus}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.detail === 0) return;
        event.preventDefault();
        onPeek();
      }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', card.name);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
    >
      <span className={styles.cardName}>{card.name}</span>
      {card.companyName && <span className={`${styles.cardCompany} clip`}>{card.companyName}</span>}
      <span className={styles.cardLine}>
        <span className={styles.amount}>{formatMoney(card.amount, card.currency)}</span>
        {tone && card.rot && <Chip tone={tone} title={rotReason(card.rot)}>{rotWords(card.rot)}</Chip>}
        {!card.closedAt && <NextDot task={card.nextTask} rot={card.rot} />}
        {card.ownerName && <span title={card.ownerName}><Avatar name={card.ownerName} /><span className="sr-only">{card.ownerName}</span></span>}
      </span>
      {(when || next) && <span className={`${styles.cardNext} clip`}>{next ?? `${card.closedAt ? 'closed' : 'closes'} ${formatDate(when)}`}</span>}
    </Link>
  );
}
