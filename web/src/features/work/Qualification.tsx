import { Menu, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { questionSetsQuery } from '@/api/queries';
import type { AnsweredQuestion, Deal, Qualification as Known } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { toastError } from '@/ui/toast';
import recordStyles from '../records/Record.module.css';
import { AnswerField } from './AnswerField';
import styles from './Work.module.css';

/** What is known about a deal by the questions of its set, and what to ask next. */
export function Qualification({ deal, writable }: { deal: Deal; writable: boolean }) {
  const client = useQueryClient();
  const key = ['deal', 'qualification', deal.id];
  const path = { id: deal.id };
  const known = useQuery({ queryKey: key, queryFn: ({ signal }) => ok(api.GET('/deals/{id}/qualification', { params: { path }, signal })) });
  const keep = (next: Known) => client.setQueryData(key, next);
  const choose = useMutation({
    mutationFn: (questionSet: string | null) => ok(api.PUT('/deals/{id}/qualification', { params: { path }, body: { questionSet } })),
    onSuccess: keep,
    onError: toastError,
  });
  const answer = (question: string, text: string) =>
    ok(api.PUT('/deals/{id}/qualification/{question}', { params: { path: { ...path, question } }, body: { answer: text || null } })).then(keep);
  if (!known.data) return null;
  const { set, share, questions, askNext } = known.data;
  const picker = writable && <SetMenu chosen={set?.key ?? null} own={known.data.own} onChoose={(next) => choose.mutate(next)} />;
  if (!set) {
    return <Card title="Qualification" action={picker}><p className="muted">Choose by which questions this deal is judged.</p></Card>;
  }
  const inOrder = [...askNext, ...questions.filter((one) => one.answer !== null).map((one) => one.key)];
  return (
    <Card title={<span title={set.description}>Qualification: {set.name}</span>} action={picker}>
      <div className={styles.share}><strong>{share} %</strong><span className="muted">known</span></div>
      {inOrder.map((one) => questions.find((question) => question.key === one)).map((question) => question && (
        <Question key={question.key} question={question} next={question.key === askNext[0]} writable={writable} onAnswer={(text) => answer(question.key, text)} />
      ))}
    </Card>
  );
}

interface QuestionProps {
  question: AnsweredQuestion;
  next: boolean;
  writable: boolean;
  onAnswer: (text: string) => Promise<unknown>;
}

function Question({ question, next, writable, onAnswer }: QuestionProps) {
  const [editing, setEditing] = useState(false);
  return (
    <div className={styles.question}>
      <h3>{question.label}{next && <Chip tone="warn">ask next</Chip>}</h3>
      {editing
        ? <AnswerField question={question} onCancel={() => setEditing(false)} onSave={(text) => onAnswer(text).then(() => setEditing(false))} />
        : (
          <>
            <p title={question.answeredBy ? `${question.answeredBy.name}` : undefined}>{question.answer ?? question.question}</p>
            {writable && <button type="button" className={recordStyles.small} onClick={() => setEditing(true)}>{question.answer === null ? 'Answer' : 'Change'}<span className="sr-only"> {question.label}</span></button>}
          </>
        )}
    </div>
  );
}

function SetMenu({ chosen, own, onChoose }: { chosen: string | null; own: boolean; onChoose: (key: string | null) => void }) {
  const sets = useQuery(questionSetsQuery);
  return (
    <Menu width={220}>
      <Menu.Target><UnstyledButton className={recordStyles.small}>Questions <ChevronDown size={12} aria-hidden /></UnstyledButton></Menu.Target>
      <Menu.Dropdown>
        {sets.data?.map((set) => <Menu.Item key={set.key} disabled={set.key === chosen} title={set.description} onClick={() => onChoose(set.key)}>{set.name}</Menu.Item>)}
        {own && <Menu.Item onClick={() => onChoose(null)}>As the pipeline does</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
