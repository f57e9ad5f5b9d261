import { Button } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import { asProblem } from '@/api/problem';

const undoWindow = 8000;

export function toast(message: string) {
  showNotification({ message, withCloseButton: true, autoClose: 4000, withBorder: false, color: 'gray' });
}

/** A toast with Undo: for what was done at once and can be taken back. */
export function toastUndo(message: string, undo: () => void) {
  const id = `undo-${Date.now()}`;
  const takeBack = () => {
    hideNotification(id);
    undo();
  };
  showNotification({
    id,
    autoClose: undoWindow,
    color: 'gray',
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
        {message}
        <Button variant="default" onClick={takeBack}>
          Undo
        </Button>
      </span>
    ),
  });
}

export function toastError(error: unknown) {
  const problem = asProblem(error);
  showNotification({ title: problem.title, message: problem.detail ?? problem.code, color: 'red', autoClose: 10_000 });
}
