import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { AuditEntry } from '@/api/types';
import { fieldsQuery, useUsers } from '@/api/queries';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { humanise } from '@/ui/format';
import { stageInfo } from '@/ui/lifecycle';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import { didText, differences, fieldText } from './auditText';
import { Section } from './Section';
import styles from './Settings.module.css';

const objects = ['contact', 'company', 'deal', 'field', 'pipeline', 'product', 'user', 'invitation', 'token', 'workspace', 'import', 'campaign', 'view'].map((value) => ({ value, label: humanise(value) }));

export default function AuditSettings() {
  const [object, setObject] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['audit', object],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/audit', { params: { query: { cursor: pageParam, object: object ?? undefined } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const own = useOwnFields();
  const entries = pages.data?.pages.flatMap((page) => page.items as AuditEntry[]) ?? [];
  return (
    <Section title="Audit log" why="Who changed what, with the value before and after. Nothing here can be edited."
      action={<Select size="xs" w={170} aria-label="Only changes of" placeholder="Everything" clearable data={objects} value={object} onChange={setObject} />}>
      {pages.isPending && <SkeletonLines count={8} />}
      <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />
      {pages.isSuccess && (
        <SimpleTable
          label="Audit log"
          head={['When', 'Who', 'Did', 'What', 'Change']}
          empty="Nothing of this kind yet."
          rows={entries.map((entry) => ({
            key: entry.id,
            cells: [
              <When key="at" at={entry.at} />, <span key="who" className="whole">{entry.actorName}</span>, didText(entry.verb),
              <What key="what" entry={entry} />,
              <Change key="change" entry={entry} own={own} />,
            ],
          }))}
        />
      )}
      {pages.hasNextPage && <div><Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>Earlier entries</Button></div>}
    </Section>
  );
}

/** A link to the record where there is one; its name as it was then. */
function What({ entry }: { entry: AuditEntry }) {
  const name = String(entry.after?.name ?? entry.before?.name ?? '');
  const page = pages[entry.object];
  const text = name || (page ? 'open' : '');
  return (
    <span>
      {humanise(entry.object)}{' '}
      {page && entry.objectId ? <Link to={page} params={{ id: entry.objectId }} className="link">{text}</Link> : <span className="muted">{text}</span>}
    </span>
  );
}

const pages: Record<string, '/people/$id' | '/companies/$id' | '/deals/$id'> = { contact: '/people/$id', company: '/companies/$id', deal: '/deals/$id' };

/** The names of the workspace's own fields by their ids, which is what the log keeps. */
function useOwnFields(): Map<string, string> {
  const lists = useQueries({ queries: (['contact', 'company', 'deal'] as const).map(fieldsQuery) });
  return new Map(lists.flatMap((list) => list.data ?? []).map((field) => [field.id, field.label]));
}

function Change({ entry, own }: { entry: AuditEntry; own: Map<string, string> }) {
  const users = useUsers();
  const name = (value: string) => users.find((user) => user.id === value)?.name ?? stageInfo(value).label;
  const field = (path: string) => fieldText(path, own, humanise);
  const all = differences(entry.before, entry.after);
  return (
    <div className={styles.diff} title={all.map((one) => `${one.field}: ${name(one.before)} → ${name(one.after)}`).join('\n')}>
      {all.slice(0, 2).map((one) => <div key={one.field}><b>{field(one.field)}</b> {name(one.before)} → {name(one.after)}</div>)}
      {all.length > 2 && <div>and {all.length - 2} more</div>}
    </div>
  );
}
