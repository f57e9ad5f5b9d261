import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { SentMail } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SimpleTable } from '@/ui/SimpleTable';
import { When } from '@/ui/When';
import styles from './Settings.module.css';

const words: Record<SentMail['state'], { text: string; tone: 'ok' | 'warn' | 'bad' }> = {
  waiting: { text: 'Waits', tone: 'warn' }, sent: { text: 'Sent', tone: 'ok' }, failed: { text: 'Refused', tone: 'bad' },
};

/** What was put out in the last month, and what became of it. What the mails said is not kept. */
export function MailLog() {
  const mails = useInfiniteQuery({
    queryKey: ['mails'],
    queryFn: ({ pageParam }) => ok(api.GET('/mails', { params: { query: { cursor: pageParam, limit: 25 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = mails.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.section} aria-labelledby="mail-log">
      <h3 id="mail-log">What was sent</h3>
      <ErrorNotice error={mails.error} />
      <SimpleTable label="Mails" head={['', 'To', 'Subject', 'When']} empty={mails.isPending ? 'Loading…' : 'Nothing yet.'}
        rows={rows.map((mail) => ({
          key: mail.id,
          cells: [
            <Chip key="state" tone={words[mail.state].tone}>{words[mail.state].text}</Chip>,
            mail.recipient,
            <span key="subject" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{mail.subject}{mail.error && <span className="faint"> · {mail.error}</span>}</span>,
            <When key="when" at={mail.endedAt ?? mail.createdAt} />,
          ],
        }))} />
      {mails.hasNextPage && <div><Button variant="default" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>Show more</Button></div>}
    </section>
  );
}
