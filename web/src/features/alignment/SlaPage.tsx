import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarRange, Target, Trophy } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Sla } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber, formatPercent, none } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useMay } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { periodLabel, presets } from '../insights/periods';
import { spokenMinutes } from '../leads/leads';
import { Clause } from './Clause';
import { GoalForm } from './GoalForm';
import { PlanForm } from './PlanForm';
import { keptTone, monthOf } from './sla';
import styles from './Sla.module.css';

const offered = presets.filter(({ label }) => label !== 'All time');

/** What the teams owe each other, side by side: sales its answers, marketing its people. */
export default function SlaPage() {
  const [period, setPeriod] = useState(() => presets[0]?.period(new Date()) ?? { from: '', to: '' });
  const [planning, setPlanning] = useState(false);
  const [aiming, setAiming] = useState(false);
  const mayPlan = useMay('agreements.edit');
  const sla = useQuery({ queryKey: ['sla', period], queryFn: () => ok(api.GET('/sla', { params: { query: period } })) });
  return (
    <>
      <PageHeader
        parent={{ label: 'Together' }}
        title="SLA"
        actions={
          <>
            {mayPlan && <Button variant="default" leftSection={<Trophy size={14} />} onClick={() => setAiming(true)}>Goal</Button>}
            {mayPlan && <Button variant="default" leftSection={<Target size={14} />} onClick={() => setPlanning(true)}>Plan</Button>}
            <Menu>
              <Menu.Target><Button variant="default" leftSection={<CalendarRange size={14} />}>{periodLabel(period)}</Button></Menu.Target>
              <Menu.Dropdown>{offered.map((preset) => <Menu.Item key={preset.label} onClick={() => setPeriod(preset.period(new Date()))}>{preset.label}</Menu.Item>)}</Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <div className={styles.scroll}>
        <ErrorNotice error={sla.error} retry={() => void sla.refetch()} />
        {sla.isPending && <SkeletonLines count={8} />}
        {sla.data && <div className={styles.sides}><Marketing sla={sla.data} /><Sales sla={sla.data} /></div>}
        {sla.data && sla.data.sales.byOwner.length > 0 && (
          <SimpleTable
            label="Answers by person"
            head={['Who', { text: 'Answered in time', right: true }, { text: 'Share', right: true }]}
            rows={sla.data.sales.byOwner.map(({ ownerId, name, answeredInTime }) => ({
              key: ownerId ?? 'nobody', cells: [name ?? 'Nobody', answeredInTime.due === 0 ? none : `${answeredInTime.kept} of ${answeredInTime.due}`, formatPercent(answeredInTime.share, 0)],
            }))}
          />
        )}
      </div>
      {aiming && <GoalForm onClose={() => setAiming(false)} />}
      {planning && <PlanForm month={monthOf(period.from)} onClose={() => setPlanning(false)} />}
    </>
  );
}

function Marketing({ sla }: { sla: Sla }) {
  return (
    <section className={styles.side} aria-label="What marketing owes">
      <h2><i aria-hidden /> Marketing owes people</h2>
      <p>People handed over in this time, each once, by their fit, against the plan of its months.</p>
      {sla.marketing.map(({ fit, delivered, planned }) => {
        const share = planned ? delivered / planned : null;
        return <Clause key={fit} label={fit === '–' ? 'Fit not known' : `Fit ${fit}`} figure={planned === null ? formatNumber(delivered) : `${formatNumber(delivered)} of ${formatNumber(planned)}`} share={share} tone={keptTone(share)} />;
      })}
    </section>
  );
}

function Sales({ sla: { sales } }: { sla: Sla }) {
  const median = sales.medianAnswerMinutes;
  return (
    <section className={styles.side} data-team="sales" aria-label="What sales owes">
      <h2><i aria-hidden /> Sales owes answers</h2>
      <p>Of the people handed over in this time. What is not yet due counts for nobody. Time is business hours.</p>
      <Clause label="Answered in the promised time" promised={sales.answeredInTime} hint={median === null ? undefined : `half of the answers within ${spokenMinutes(Math.round(median))}`} />
      {sales.byFit.map(({ fit, answeredInTime }) => <Clause key={fit} label={fit === '–' ? '· fit not known' : `· fit ${fit}`} promised={answeredInTime} />)}
      <Clause label={`First touch within ${spokenMinutes(sales.touchMinutes)} of accepting`} promised={sales.touchedInTime} />
      <Clause label={`${sales.leastTouches} touches before giving up on somebody silent`} promised={sales.givenUpAfterEnough} />
      <Clause label="A reason for everybody sent back" promised={sales.returnedWithReason} />
    </section>
  );
}
