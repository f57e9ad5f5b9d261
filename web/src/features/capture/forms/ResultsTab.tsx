import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, Inbox } from 'lucide-react';
import { useState } from 'react';
import { api, apiRoot, ok, query } from '@/api/client';
import { Chip, type Tone } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import type { Submission } from './definition';
import styles from './Forms.module.css';
import { ResultsBand } from './ResultsBand';
import { SubmissionPanel } from './SubmissionPanel';

export const stateNames: Record<Submission['state'], string> = { accepted: 'Let in', unconfirmed: 'Waits for the address', suspicious: 'Set aside', rejected: 'Spam' };
const tones: Record<Submission['state'], Tone> = { accepted: 'ok', unconfirmed: 'info', suspicious: 'warn', rejected: 'bad' };

export const StateOf = ({ state }: { state: Submission['state'] }) => <Chip tone={tones[state]}>{stateNames[state]}</Chip>;

export function ResultsTab({ id }: { id: string }) {
  const { state, peek } = useSearch({ from: '/app/forms/$id' });
  const navigate = useNavigate();
  const mayExport = useMay('forms.export');
  const [words, setWords] = useState('');
  const [q] = useDebouncedValue(words, 250);
  const go = (part: { state?: string; peek?: string }) => void navigate({ to: '/forms/$id', params: { id }, search: { tab: 'results', state, peek, ...part }, replace: true });
  const results = useQuery({ queryKey: ['forms', id, 'results'], queryFn: () => ok(api.GET('/forms/{id}/results', { params: { path: { id } } })) });
  const sent = useInfiniteQuery({
    queryKey: ['forms', id, 'submissions', state, q],
    queryFn: ({ pageParam }) => ok(api.GET('/forms/{id}/submissions', { params: { path: { id }, query: { state, q: q || undefined, cursor: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = sent.data?.pages.flatMap((page) => page.items) ?? [];
  const peeked = rows.find((row) => row.id === peek);
  const bare = sent.data && rows.length === 0 && !state && !q;
  return (
    <div className={styles.body}>
      <div className={styles.scroll}>
        <ErrorNotice error={sent.error ?? results.error} retry={() => { void sent.refetch(); void results.refetch(); }} />
        {results.data && <ResultsBand results={results.data} />}
        {sent.isPending && <SkeletonLines count={6} />}
        {bare && <EmptyState icon={Inbox} title="Nothing was sent yet" why="What visitors send stands here, with what became of it." />}
        {sent.data && !bare && (
          <>
            <div className={styles.tools}>
              <Select size="xs" aria-label="State" value={state ?? ''} data={[{ value: '', label: 'All' }, ...Object.entries(stateNames).map(([value, label]) => ({ value, label: `${label} (${results.data?.states[value] ?? 0})` }))]} onChange={(next) => go({ state: next || undefined })} />
              <TextInput size="xs" aria-label="Search the answers" placeholder="Search the answers" value={words} onChange={(event) => setWords(event.currentTarget.value)} />
              {mayExport && <Button variant="default" component="a" href={`${apiRoot}/forms/${id}/submissions/export${query({ state })}`} download leftSection={<Download size={13} />}>Export</Button>}
            </div>
            <SimpleTable label="Submissions" head={['Sent', 'From', 'Answers', 'State']} empty="Nothing fits." rows={rows.map((row) => ({
              key: row.id,
              faded: row.state === 'rejected',
              cells: [
                <When key="at" at={row.receivedAt} />,
                <button key="who" type="button" className={styles.open} onClick={() => go({ peek: row.id })}>{row.email ?? 'Somebody'}</button>,
                <span key="said" className={`${styles.said} clip`}>{row.answers.filter((answer) => answer.text !== row.email).map((answer) => answer.text).join(' · ')}</span>,
                <StateOf key="state" state={row.state} />,
              ],
            }))} />
            {sent.hasNextPage && <div><Button variant="default" loading={sent.isFetchingNextPage} onClick={() => void sent.fetchNextPage()}>Show more</Button></div>}
          </>
        )}
      </div>
      {peeked && <SubmissionPanel key={peeked.id} formId={id} submission={peeked} onClose={() => go({ peek: undefined })} />}
    </div>
  );
}
