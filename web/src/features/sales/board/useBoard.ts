import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { api, ok } from '@/api/client';
import type { Board, BoardColumn, Pipeline } from '@/api/types';
import { toastError } from '@/ui/toast';
import type { ListQuery } from '../../lists/spec';
import { type Movable, useMoveDeal } from '../useMoveDeal';
import { withCardMoved } from './boardData';

const atFirst = 20;
const atMost = 200;

/** A pipeline's board: columns from the server, further cards on demand, moves at once. */
export function useBoard(pipeline: Pipeline | undefined, query: Pick<ListQuery, 'q' | 'filter'>) {
  const client = useQueryClient();
  const asked = useMemo(() => ({ q: query.q || undefined, filter: query.filter }), [query.q, query.filter]);
  const key = useMemo(() => ['deal', 'board', pipeline?.id, asked], [pipeline?.id, asked]);
  // How many cards of each column are on the screen: what was fetched further stays when the board is fetched anew.
  const shown = useRef(new Map<string, number>());
  const [loading, setLoading] = useState<string | null>(null);
  const board = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const fresh = await ok(api.GET('/deals/board', { params: { query: { pipelineId: pipeline?.id, ...asked } }, signal }));
      const columns = await Promise.all(fresh.columns.map((column) => refilled(column, shown.current.get(column.stageId) ?? atFirst, asked, signal)));
      return { ...fresh, columns };
    },
    placeholderData: keepPreviousData,
    enabled: pipeline !== undefined,
  });
  const more = useCallback(
    async (column: BoardColumn) => {
      if (!column.next) return;
      setLoading(column.stageId);
      try {
        const page = await ok(api.GET('/deals/board/column', { params: { query: { stageId: column.stageId, ...asked, cursor: column.next, limit: 50 } } }));
        client.setQueryData<Board>(key, (now) => now && { ...now, columns: now.columns.map((one) => (one.stageId === column.stageId ? withMore(one, page) : one)) });
        shown.current.set(column.stageId, column.cards.length + page.cards.length);
      } catch (error) {
        toastError(error);
      } finally {
        setLoading(null);
      }
    },
    [asked, client, key],
  );
  const show = (deal: Movable, to: Pipeline['stages'][number]) => {
    const before = client.getQueryData<Board>(key);
    if (!before) return undefined;
    client.setQueryData(key, withCardMoved(before, deal.id, to, pipeline?.stages.find((stage) => stage.id === deal.stageId)));
    return () => client.setQueryData(key, before);
  };
  return { board, more, loading, moves: useMoveDeal(pipeline?.stages ?? [], show) };
}

async function refilled(column: BoardColumn, wanted: number, asked: { q?: string; filter?: string }, signal: AbortSignal): Promise<BoardColumn> {
  if (wanted <= atFirst || !column.next) return column;
  const page = await ok(api.GET('/deals/board/column', { params: { query: { stageId: column.stageId, ...asked, limit: Math.min(wanted, atMost) } }, signal }));
  return { ...column, ...page };
}

function withMore(column: BoardColumn, page: Pick<BoardColumn, 'cards' | 'next'>): BoardColumn {
  const known = new Set(column.cards.map((card) => card.id));
  return { ...column, cards: [...column.cards, ...page.cards.filter((card) => !known.has(card.id))], next: page.next };
}
