import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Board, BoardCard, Stage } from '@/api/types';
import { type Command, useCommands } from '@/ui/commands';
import { searchBoxId } from '../../lists/useListCommands';
import { findCard, neighbour } from './boardData';

interface Options {
  board: Board | undefined;
  stages: Stage[];
  active: string | null;
  focus: (id: string) => void;
  peek: (id: string) => void;
  mayEdit: (ownerId: string | null) => boolean;
  move: (card: BoardCard, stage: Stage) => void;
}

/** J and K walk along a column, the arrows across; H and L take the card with them; Enter opens its page, O shows it beside the board. */
export function useBoardCommands({ board, stages, active, focus, peek, mayEdit, move }: Options) {
  const navigate = useNavigate();
  const commands = useMemo(() => {
    const walk = (along: number, across: number) => () => {
      const next = board && neighbour(board, active, along, across);
      if (next) focus(next);
    };
    const withCard = (act: (card: BoardCard) => void) => () => {
      const found = findCard(board, active);
      if (found) act(found.card);
    };
    const carry = (step: number) => withCard((card) => {
      const to = stages[stages.findIndex((stage) => stage.id === card.stageId) + step];
      if (to && mayEdit(card.ownerId)) move(card, to);
    });
    const list: Command[] = [
      { id: 'list-search', label: 'Search deals', group: 'This page', keys: ['/'], run: () => document.getElementById(searchBoxId)?.focus() },
      { id: 'board-next', label: 'Next card', group: 'This page', keys: ['j'], hidden: true, run: walk(1, 0) },
      { id: 'board-previous', label: 'Previous card', group: 'This page', keys: ['k'], hidden: true, run: walk(-1, 0) },
      { id: 'board-right', label: 'Next column', group: 'This page', keys: ['ArrowRight'], hidden: true, run: walk(0, 1) },
      { id: 'board-left', label: 'Column before', group: 'This page', keys: ['ArrowLeft'], hidden: true, run: walk(0, -1) },
      { id: 'board-back', label: 'Move the card to the stage before', group: 'This page', keys: ['h'], run: carry(-1) },
      { id: 'board-on', label: 'Move the card to the next stage', group: 'This page', keys: ['l'], run: carry(1) },
      { id: 'board-peek', label: 'Show the deal in the side panel', group: 'This page', keys: ['o'], hidden: true, run: withCard((card) => peek(card.id)) },
      { id: 'board-open', label: 'Open the deal', group: 'This page', keys: ['e'], hidden: true, run: withCard((card) => void navigate({ to: '/deals/$id', params: { id: card.id } })) },
    ];
    return list;
  }, [active, board, focus, mayEdit, move, navigate, peek, stages]);
  useCommands(commands);
}
