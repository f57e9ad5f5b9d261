import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { BoardCard, Pipeline } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMayEditAny } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import type { ListQuery } from '../../lists/spec';
import styles from './Board.module.css';
import { BoardColumn } from './BoardColumn';
import { findCard } from './boardData';
import { useBoard } from './useBoard';
import { useBoardCommands } from './useBoardCommands';

const AskBeforeMove = lazy(() => import('../AskBeforeMove').then((module) => ({ default: module.AskBeforeMove })));

interface Props {
  pipeline: Pipeline | undefined;
  query: Pick<ListQuery, 'q' | 'filter'>;
  onPeek: (id: string) => void;
}

export default function BoardView({ pipeline, query, onPeek }: Props) {
  const { board, more, loading, moves } = useBoard(pipeline, query);
  const [active, setActive] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const mayEdit = useMayEditAny('deals');
  const stages = pipeline?.stages ?? [];
  const data = board.data?.pipelineId === pipeline?.id ? board.data : undefined;
  const follow = useFollowingFocus(data, active);
  const current = stages.find((stage) => stage.id === shown) ?? stages[0];

  const focus = useCallback((id: string) => { setActive(id); focusCard(id); }, []);
  const { move: send } = moves;
  const move = useCallback((card: BoardCard, stage: Pipeline['stages'][number]) => { follow(); send(card, stage); }, [follow, send]);
  useBoardCommands({ board: data, stages, active, focus, peek: onPeek, mayEdit, move });

  if (board.error && !data) return <div style={{ padding: 20 }}><ErrorNotice error={board.error} retry={() => void board.refetch()} /></div>;
  if (!data) return <div className={styles.board} aria-busy>{[5, 4, 3].map((count) => <div key={count} className={styles.column} data-current={count === 5 || undefined}><SkeletonLines count={count * 2} /></div>)}</div>;
  return (
    <>
      <nav className={styles.switch} aria-label="Stages">
        {stages.map((stage) => (
          <button key={stage.id} type="button" aria-current={stage.id === current?.id || undefined} onClick={() => setShown(stage.id)}>
            {stage.name} {data.columns.find((column) => column.stageId === stage.id)?.count}
          </button>
        ))}
      </nav>
      <div className={styles.board} role="region" aria-label={`Board of ${pipeline?.name ?? ''}`}>
        {stages.map((stage) => {
          const column = data.columns.find((one) => one.stageId === stage.id);
          return column && (
            <BoardColumn
              key={stage.id}
              stage={stage}
              column={column}
              current={stage.id === current?.id}
              active={active}
              dragged={dragged}
              busy={loading === stage.id}
              mayEdit={mayEdit}
              onFocus={setActive}
              onPeek={onPeek}
              onDrag={setDragged}
              onDrop={() => {
                const found = findCard(data, dragged);
                setDragged(null);
                if (found) send(found.card, stage);
              }}
              onMore={() => void more(column)}
            />
          );
        })}
      </div>
      {moves.question && <Suspense fallback={null}><AskBeforeMove question={moves.question} onAnswered={moves.answered} onClose={moves.dismiss} /></Suspense>}
    </>
  );
}

/** A card that is moved by keyboard is drawn anew in another column: the focus goes with it. */
function useFollowingFocus(data: unknown, active: string | null) {
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || !active || document.activeElement?.getAttribute('data-deal') === active) return;
    wanted.current = !focusCard(active);
  }, [data, active]);
  return useCallback(() => { wanted.current = true; }, []);
}

function focusCard(id: string): boolean {
  const card = document.querySelector<HTMLElement>(`[data-deal="${id}"]`);
  card?.focus();
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return card !== null;
}
