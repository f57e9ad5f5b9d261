import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { api, ok } from '@/api/client';
import type { ObjectKind, SavedView, ViewDefinition } from '@/api/types';
import { OnDemand } from '@/ui/OnDemand';
import { toast, toastError } from '@/ui/toast';

const SaveViewAs = lazy(() => import('./SaveViewAs'));

export interface SaveViewProps {
  object: ObjectKind;
  definition: ViewDefinition;
  onSaved: (view: SavedView) => void;
}

/** There only when saving would change something. */
export function SaveView({ view, ...props }: SaveViewProps & { view: SavedView | undefined }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (same: SavedView) => ok(api.PATCH('/views/{id}', { params: { path: { id: same.id } }, body: { definition: props.definition } })),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['views', props.object] });
      props.onSaved(saved as SavedView);
      toast('View saved');
    },
    onError: toastError,
  });
  return (
    <>
      {view && <Button variant="light" onClick={() => save.mutate(view)} loading={save.isPending}>Save view</Button>}
      <OnDemand target={<Button variant={view ? 'subtle' : 'light'} aria-haspopup="dialog">{view ? 'Save as…' : 'Save view'}</Button>} menu={SaveViewAs} with={props} />
    </>
  );
}
