import { useSyncExternalStore } from 'react';
import { asProblem } from '@/api/problem';

export interface Toast {
  id: number;
  message: string;
  detail?: string;
  tone: 'plain' | 'bad';
  undo?: () => void;
  /** How long it stays, in milliseconds. */
  stays: number;
}

const undoWindow = 8000;

let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function publish(now: Toast[]) {
  toasts = now;
  for (const listener of listeners) listener();
}

function add(toast: Omit<Toast, 'id'>) {
  // Four at most: what matters stays on its page, a toast only says that it happened.
  publish([...toasts, { ...toast, id: next++ }].slice(-4));
}

export function dismiss(id: number) {
  publish(toasts.filter((toast) => toast.id !== id));
}

export function toast(message: string) {
  add({ message, tone: 'plain', stays: 4000 });
}

/** A toast with Undo: for what was done at once and can be taken back. */
export function toastUndo(message: string, undo: () => void) {
  add({ message, undo, tone: 'plain', stays: undoWindow });
}

export function toastError(error: unknown) {
  const problem = asProblem(error);
  add({ message: problem.title, detail: problem.detail === problem.title ? undefined : (problem.detail ?? problem.code), tone: 'bad', stays: 12_000 });
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
