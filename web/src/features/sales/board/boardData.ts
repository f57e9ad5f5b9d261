import type { Board, BoardCard, BoardColumn, Stage } from '@/api/types';
import { formatCount, formatMoney } from '@/ui/format';

/** The card and its column, wherever on the board it is. */
export function findCard(board: Board | undefined, id: string | null): { card: BoardCard; column: BoardColumn; index: number } | null {
  for (const column of board?.columns ?? []) {
    const index = column.cards.findIndex((card) => card.id === id);
    const card = column.cards[index];
    if (card) return { card, column, index };
  }
  return null;
}

/** The board with a card on top of another column, its head counted anew; as the server will say it, for a deal with its stage's probability. */
export function withCardMoved(board: Board, id: string, to: Stage, from: Stage | undefined): Board {
  const found = findCard(board, id);
  if (!found || found.column.stageId === to.id) return board;
  const { card } = found;
  const moved: BoardCard = { ...card, stageId: to.id, stageSince: new Date().toISOString(), rot: card.rot && to.rotDays ? { level: 'fresh', days: 0, of: to.rotDays, heldUntil: card.rot.heldUntil } : null };
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.stageId === card.stageId) return counted({ ...column, cards: column.cards.filter((one) => one.id !== id), rotting: column.rotting - (card.rot?.level === 'red' ? 1 : 0) }, card, -1, from?.probability);
      if (column.stageId === to.id) return counted({ ...column, cards: [moved, ...column.cards] }, card, 1, to.probability);
      return column;
    }),
  };
}

function counted(column: BoardColumn, card: BoardCard, sign: 1 | -1, probability = 0): BoardColumn {
  const amount = (card.amount ?? 0) * sign;
  const known = column.sums.some((sum) => sum.currency === card.currency);
  const sums = known ? column.sums : [...column.sums, { currency: card.currency, amount: 0, weighted: 0 }];
  return {
    ...column,
    count: column.capped ? column.count : column.count + sign,
    sums: sums
      .map((sum) => (sum.currency === card.currency ? { ...sum, amount: sum.amount + amount, weighted: sum.weighted + (amount * probability) / 100 } : sum))
      .filter((sum) => sum.amount !== 0),
  };
}

/** "€71,400", and each with its code where a column has several currencies. */
export function sumWords(column: BoardColumn, of: 'amount' | 'weighted'): string {
  const several = column.sums.length > 1;
  return column.sums.map((sum) => formatMoney(Math.round(sum[of]), sum.currency, several ? 'code' : undefined)).join(' + ');
}

export const mostRotting = 1000;

export function rottingWords(column: BoardColumn): string {
  return `${formatCount(column.rotting, column.rotting >= mostRotting)} rotting`;
}

/** The card that J, K and the arrows go to: along a column, or to the same height in the next column that has cards. */
export function neighbour(board: Board, id: string | null, along: number, across: number): string | null {
  const found = findCard(board, id);
  if (!found) return board.columns.find((column) => column.cards.length > 0)?.cards[0]?.id ?? null;
  if (along !== 0) return found.column.cards[Math.max(0, Math.min(found.column.cards.length - 1, found.index + along))]?.id ?? null;
  const start = board.columns.indexOf(found.column);
  for (let at = start + across; at >= 0 && at < board.columns.length; at += across) {
    const cards = board.columns[at]?.cards ?? [];
    if (cards.length > 0) return cards[Math.min(found.index, cards.length - 1)]?.id ?? null;
  }
  return id;
}
