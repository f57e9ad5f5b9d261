import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BoardColumn as Column, Stage } from '@/api/types';
import { formatCount, plural } from '@/ui/format';
import styles from './Board.module.css';
import { BoardCard } from './BoardCard';
import { rottingWords, sumWords } from './boardData';

interface Props {
  stage: Stage;
  column: Column;
  /** On a phone one column stands alone. */
  current: boolean;
  active: string | null;
  dragged: string | null;
  busy: boolean;
  mayEdit: (ownerId: string | null) => boolean;
  onFocus: (id: string) => void;
  onPeek: (id: string) => void;
  onDrag: (id: string | null) => void;
  onDrop: () => void;
  onMore: () => void;
}

export function BoardColumn({ stage, column, current, active, dragged, busy, mayEdit, onFocus, onPeek, onDrag, onDrop, onMore }: Props) {
  const [over, setOver] = useState(false);
  const takes = dragged !== null && !column.cards.some((card) => card.id === dragged);
  const count = formatCount(column.count, column.capped);
  return (
    <section
      className={styles.column}
      data-category={stage.category}
      data-current={current || undefined}
      data-over={(takes && over) || undefined}
      aria-label={`${stage.name}, ${column.capped ? `${count} deals` : plural(column.count, 'deal')}`}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false); }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (takes) onDrop();
      }}
    >
      <header className={styles.head}>
        <div className={styles.headLine}>
          <h2 className="clip">{stage.name}</h2>
          <span className={styles.count}>{count}</span>
        </div>
        <p className={styles.sums}>
          {column.sums.length === 0 ? 'No amounts' : sumWords(column, 'amount')}
          {stage.category === 'open' && column.sums.length > 0 && ` · weighted ${sumWords(column, 'weighted')}`}
          {column.rotting > 0 && <> · <b>{rottingWords(column)}</b></>}
        </p>
      </header>
      <ul className={styles.cards}>
        {column.cards.map((card) => (
          <li key={card.id} data-dragged={card.id === dragged || undefined}>
            <BoardCard
              card={card}
              active={card.id === active}
              writable={mayEdit(card.ownerId)}
              onFocus={() => onFocus(card.id)}
              onPeek={() => onPeek(card.id)}
              onDrag={(dragging) => onDrag(dragging ? card.id : null)}
            />
          </li>
        ))}
        {column.cards.length === 0 && <li className={styles.nothing}>{takes ? 'Drop it here' : 'No deals'}</li>}
        {column.next && <li><Button variant="subtle" fullWidth loading={busy} onClick={onMore}>Show more</Button></li>}
      </ul>
    </section>
  );
}
