import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AnsweredQuestion } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';

interface Props {
  question: AnsweredQuestion;
  onSave: (text: string) => Promise<unknown>;
  onCancel: () => void;
}

export function AnswerField({ question, onSave, onCancel }: Props) {
  const [text, setText] = useState(question.answer ?? '');
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const save = () => {
    setSaving(true);
    onSave(text.trim()).catch((problem: unknown) => { setError(problem); setSaving(false); });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(); }}>
      <Textarea label={question.question} value={text} autoFocus maxLength={5000} onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save(); if (event.key === 'Escape') { event.stopPropagation(); onCancel(); } }} />
      <ErrorNotice error={error} />
      <Group gap={8} mt={8}>
        <Button type="submit" loading={saving}>Save</Button>
        <Button variant="default" onClick={onCancel}>Cancel</Button>
      </Group>
    </form>
  );
}
