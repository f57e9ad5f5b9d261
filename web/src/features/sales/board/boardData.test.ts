import { expect, it } from 'vitest';
import type { Board, BoardCard, Stage } from '@/api/types';
import { findCard, neighbour, rottingWords, sumWords, withCardMoved } from './boardData';

const stage = (id: string, probability: number, rotDays: number | null = 10): Stage => ({ id, version: 1, pipelineId: 'p', name: id, category: 'open', probability, rotDays, position: 0, requiredFields: [] });
const card = (id: string, stageId: string, amount: number | null, currency = 'USD', red = false): BoardCard => ({
  id, version: 1, name: id, stageId, amount, currency, companyName: null, ownerId: null, ownerName: null, expectedCloseDate: null, closedAt: null, nextStep: null, nextTask: null,
  stageSince: '2026-11-01T00:00:00Z', rot: { level: red ? 'red' : 'fresh', days: red ? 12 : 1, of: 10, heldUntil: null },
});
const board: Board = {
  pipelineId: 'p',
  columns: [
    { stageId: 'a', count: 2, capped: false, rotting: 1, sums: [{ currency: 'USD', amount: 300, weighted: 30 }], cards: [card('x', 'a', 100, 'USD', true), card('y', 'a', 200)], next: null },
    { stageId: 'b', count: 0, capped: false, rotting: 0, sums: [], cards: [], next: null },
    { stageId: 'c', count: 10_000, capped: true, rotting: 0, sums: [{ currency: 'EUR', amount: 5, weighted: 5 }], cards: [card('z', 'c', 5, 'EUR')], next: 'more' },
  ],
};

it('moves a card to the top of another column and counts both anew', () => {
  const after = withCardMoved(board, 'x', stage('b', 50), stage('a', 10));
  expect(after.columns[0]).toMatchObject({ count: 1, rotting: 0, sums: [{ currency: 'USD', amount: 200, weighted: 20 }] });
  expect(after.columns[1]).toMatchObject({ count: 1, sums: [{ currency: 'USD', amount: 100, weighted: 50 }] });
  expect(findCard(after, 'x')).toMatchObject({ index: 0, card: { stageId: 'b', rot: { level: 'fresh', days: 0 } } });
  expect(board.columns[0]?.count).toBe(2);
});

it('keeps a count that is no longer counted, and forgets a currency that is gone', () => {
  const after = withCardMoved(board, 'z', stage('b', 50, null), stage('c', 100));
  expect(after.columns[2]).toMatchObject({ count: 10_000, sums: [] });
  expect(findCard(after, 'z')?.card.rot).toBeNull();
});

it('changes nothing for a card that is there already or not at all', () => {
  expect(withCardMoved(board, 'x', stage('a', 10), undefined)).toBe(board);
  expect(withCardMoved(board, 'nobody', stage('b', 10), undefined)).toBe(board);
});

it('walks along a column and across to the next one that has cards', () => {
  expect(neighbour(board, null, 1, 0)).toBe('x');
  expect(neighbour(board, 'x', 1, 0)).toBe('y');
  expect(neighbour(board, 'y', 1, 0)).toBe('y');
  expect(neighbour(board, 'y', 0, 1)).toBe('z');
  expect(neighbour(board, 'z', 0, -1)).toBe('x');
  expect(neighbour(board, 'z', 0, 1)).toBe('z');
});

it('names currencies where there are several', () => {
  const column = { ...board.columns[0]!, sums: [{ currency: 'USD', amount: 300, weighted: 1 }, { currency: 'EUR', amount: 5, weighted: 1 }], rotting: 1000 };
  expect(sumWords(column, 'amount')).toMatch(/USD.300 \+ EUR.5/);
  expect(sumWords(board.columns[0]!, 'amount')).toBe('$300');
  expect(rottingWords(column)).toBe('1,000+ rotting');
});
