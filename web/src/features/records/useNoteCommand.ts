import { useNavigate } from '@tanstack/react-router';
import { NotebookPen } from 'lucide-react';
import { useMemo } from 'react';
import { type Command, useCommands } from '@/ui/commands';

/** N goes to the notes and into the field where one is written. */
export function useNoteCommand() {
  const navigate = useNavigate();
  const commands = useMemo<Command[]>(() => {
    const write = async () => {
      await navigate({ to: '.', search: (old: object) => ({ ...old, tab: 'notes' }), replace: true });
      // The notes are drawn after the address has changed.
      window.setTimeout(() => document.querySelector<HTMLTextAreaElement>('[data-note]')?.focus(), 150);
    };
    return [{ id: 'record-note', label: 'Write a note', group: 'This page', keys: ['n'], icon: NotebookPen, run: () => void write() }];
  }, [navigate]);
  useCommands(commands);
}
