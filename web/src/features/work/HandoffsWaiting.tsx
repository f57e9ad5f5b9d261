import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { leadsQuery } from '../leads/leads';
import { LeadsTable } from '../leads/LeadsTable';
import styles from './Work.module.css';

/** Leads that wait for my answer, the most urgent first. Where none waits, nothing stands here. */
export function HandoffsWaiting() {
  const navigate = useNavigate();
  const { data } = useInfiniteQuery(leadsQuery('waiting', 'me'));
  const rows = data?.pages[0]?.items.slice(0, 5) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={styles.group} aria-label="Leads waiting">
      <h2>Leads that wait for you</h2>
      <LeadsTable rows={rows} state="waiting" active={-1} onOpen={(lead) => void navigate({ to: '/leads', search: { peek: lead.id } })} />
    </section>
  );
}
