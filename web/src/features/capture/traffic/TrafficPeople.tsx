import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import type { TrafficBy } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber, plural } from '@/ui/format';
import { LifecycleChip } from '@/ui/LifecycleChip';
import { PanelHead } from '@/ui/PanelHead';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import { keyLabel, type TrafficSearch } from './traffic';
import styles from './Traffic.module.css';

type Asked = Omit<TrafficSearch, 'split' | 'open'> & { by: TrafficBy; from: string; to: string };

const titles: Record<string, string> = { contacts: 'People', leads: 'Leads', customers: 'Customers' };

/** The contacts behind a number that one may see, the latest visit first. */
export function TrafficPeople({ asked, opened, onClose }: { asked: Asked; opened: { key: string | null; people: string }; onClose: () => void }) {
  const query = { ...asked, stage: opened.people, ...(opened.key === null ? {} : { [asked.by]: opened.key }) };
  const people = useQuery({ queryKey: ['traffic', 'people', query], queryFn: ({ signal }) => ok(api.GET('/traffic/people', { params: { query }, signal })) });
  const view = people.data;
  return (
    <>
      <PanelHead title={`${titles[opened.people] ?? 'People'}${opened.key === null ? '' : `: ${keyLabel(asked.by, opened.key)}`}`} onClose={onClose} />
      <div className={styles.people}>
        <ErrorNotice error={people.error} retry={() => void people.refetch()} />
        {people.isPending && <SkeletonLines count={8} />}
        <ul>
          {view?.items.map((person) => (
            <li key={person.id}>
              <span className="clip">
                <Link to="/people/$id" params={{ id: person.id }} className="link">{person.name}</Link>
                {person.companyName && <span className="muted"> · {person.companyName}</span>}
              </span>
              <LifecycleChip stage={person.lifecycleStage} />
              <span className="faint" title={plural(person.sessions, 'visit')}><When at={person.lastAt} /></span>
            </li>
          ))}
        </ul>
        {view && view.items.length === 0 && view.anonymous === 0 && <p className="muted">Nobody whom you may see.</p>}
        {view && view.anonymous > 0 && <p className="muted">{formatNumber(view.anonymous)} {view.anonymous === 1 ? 'visitor has' : 'visitors have'} not said who they are.</p>}
        {view && view.hidden > 0 && <p className="muted">{plural(view.hidden, 'person', 'people')} you may not see {view.hidden === 1 ? 'counts' : 'count'} too.</p>}
        {view?.items.length === 200 && <p className="muted">The latest two hundred are shown.</p>}
      </div>
    </>
  );
}
