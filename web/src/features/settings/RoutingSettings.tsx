import { useQuery } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useMay } from '@/ui/session';
import { SkeletonLines } from '@/ui/Skeleton';
import { AbsenceList } from './routing/AbsenceList';
import { HoursForm } from './routing/HoursForm';
import { PolicyForm } from './routing/PolicyForm';
import { RepTable } from './routing/RepTable';
import { TerritoryList } from './routing/TerritoryList';
import { Section } from './Section';
import styles from './Settings.module.css';

/** Who gets a lead, and what sales has promised marketing: both teams read it, managers change it. */
export default function RoutingSettings() {
  const writable = useMay('agreements.edit');
  const policy = useQuery({ queryKey: ['handoff-policy'], queryFn: () => ok(api.GET('/handoff-policy')), refetchOnWindowFocus: false });
  const hours = useQuery({ queryKey: ['business-hours'], queryFn: () => ok(api.GET('/business-hours')), refetchOnWindowFocus: false });
  const error = policy.error ?? hours.error;
  return (
    <Section title="Leads and promises" why="A lead goes to whoever looks after the company, else to the first territory that fits, else to the next in turn. It is answered within the promised time, or it goes on.">
      {(policy.isPending || hours.isPending) && <SkeletonLines count={8} />}
      <ErrorNotice error={error} retry={() => { void policy.refetch(); void hours.refetch(); }} />
      {policy.data && <div className={styles.section}><h3>The promise</h3><PolicyForm key={policy.data.version} policy={policy.data} writable={writable} /></div>}
      {hours.data && <div className={styles.section}><h3>Business hours</h3><HoursForm key={JSON.stringify(hours.data)} saved={hours.data} writable={writable} /></div>}
      <div className={styles.section}><h3>Who takes leads</h3><RepTable writable={writable} /></div>
      <div className={styles.section}><h3>Away</h3><AbsenceList writable={writable} /></div>
      <div className={styles.section}><h3>Territories</h3><TerritoryList writable={writable} /></div>
    </Section>
  );
}
