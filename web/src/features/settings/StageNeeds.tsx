import { Button, Group, Modal, MultiSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { fieldsQuery } from '@/api/queries';
import type { Stage } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';

const builtIn = [
  { value: 'amount', label: 'Amount' }, { value: 'expectedCloseDate', label: 'Expected close' }, { value: 'ownerId', label: 'Owner' },
  { value: 'companyId', label: 'Company' }, { value: 'contacts', label: 'People' }, { value: 'product', label: 'Product' },
  { value: 'nextStep', label: 'Next step' }, { value: 'competitor', label: 'Competitor' }, { value: 'objections', label: 'Objections' },
];

/** What a deal must have to enter a stage; whoever moves it there is asked for what is missing. */
export function StageNeeds({ stage, onDone, onClose }: { stage: Stage; onDone: () => Promise<unknown>; onClose: () => void }) {
  const own = (useQuery(fieldsQuery('deal')).data ?? []).filter((field) => !field.builtIn).map((field) => ({ value: `custom.${field.key}`, label: field.label }));
  const [chosen, setChosen] = useState(stage.requiredFields);
  const save = useMutation({
    mutationFn: () => ok(api.PATCH('/stages/{id}', { params: { path: { id: stage.id } }, body: { requiredFields: chosen } as never })),
    onSuccess: async () => { await onDone(); onClose(); },
  });
  return (
    <Modal opened onClose={onClose} title={`What a deal needs in “${stage.name}”`} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <MultiSelect label="Fields" placeholder={chosen.length ? undefined : 'Nothing is asked for'} searchable data={[...builtIn, ...own]} value={chosen} onChange={setChosen} data-autofocus />
        <p className="muted">Whoever moves a deal here is asked for what it lacks. Imports are not held to it.</p>
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
