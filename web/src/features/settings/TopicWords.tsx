import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Topic } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { toast } from '@/ui/toast';
import { topicsKey } from './TopicSettings';

export function TopicWords({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const client = useQueryClient();
  const [text, setText] = useState(topic.texts[0]?.text ?? '');
  const save = useMutation({
    mutationFn: () => ok(api.POST('/consent-topics/{id}/texts', { params: { path: { id: topic.id } }, body: { text } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: topicsKey }); onClose(); toast('People are asked in these words from now on'); },
  });
  return (
    <Modal opened onClose={onClose} title={`New words for “${topic.label}”`} size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={(event) => { event.preventDefault(); if (text.trim()) save.mutate(); }}>
        <p className="muted">This becomes version {(topic.texts[0]?.number ?? 0) + 1}. Who agreed to an earlier one has agreed to that one.</p>
        <Textarea label="The words in which people are asked" autosize minRows={3} maxLength={5000} data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending} disabled={!text.trim() || text.trim() === topic.texts[0]?.text}>Ask in these words</Button>
        </Group>
      </form>
    </Modal>
  );
}
