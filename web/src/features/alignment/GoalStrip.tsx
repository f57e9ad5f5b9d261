import { Button, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Info, Target } from 'lucide-react';
import { useState } from 'react';
import type { GoalPace } from '@/api/types';
import { Card } from '@/ui/Card';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatMoney, formatPercent, plural } from '@/ui/format';
import { useMay } from '@/ui/session';
import { GoalForm } from './GoalForm';
import { needWords, paceFormula, paceWords, periodName, runningGoals } from './goals';
import styles from './Goals.module.css';

/** The revenue that both teams want, how far it is, and how far it should be by now. Short: the nearest goal alone, and nothing where there is none. */
export function GoalStrip({ short = false }: { short?: boolean }) {
  const may = useMay('agreements.read');
  const mayEdit = useMay('agreements.edit') && !short;
  const [editing, setEditing] = useState(false);
  const goals = useQuery({ ...runningGoals, enabled: may });
  const shown = short ? goals.data?.slice(0, 1) : goals.data;
  if (!may || (!shown?.length && !goals.error && !(goals.isSuccess && mayEdit))) return null;
  const change = mayEdit && <Button variant="subtle" size="compact-sm" leftSection={<Target size={13} />} onClick={() => setEditing(true)}>{shown?.length ? 'Change' : 'Set a revenue goal'}</Button>;
  return (
    <>
      <Card title="Revenue goal" action={change}>
        <ErrorNotice error={goals.error} />
        {goals.data?.length === 0 && <p className="muted">No goal for this month, quarter or year. One number for both teams.</p>}
        <div className={styles.goals}>{shown?.map((pace) => <Pace key={pace.goal.period} pace={pace} short={short} />)}</div>
      </Card>
      {editing && <GoalForm onClose={() => setEditing(false)} />}
    </>
  );
}

function Pace({ pace, short }: { pace: GoalPace; short: boolean }) {
  const { goal, won, share, expected, projection, amountsLeftOut } = pace;
  const { tone, text } = paceWords(pace);
  const needs = needWords(pace);
  const due = expected === null ? null : Math.min(1, expected / goal.amount);
  return (
    <div className={styles.goal} data-period={goal.period}>
      <div className={styles.line}>
        <b>{periodName(goal.period)}</b>
        <span>{formatMoney(won, share === null ? null : goal.currency)} of {formatMoney(goal.amount, goal.currency)}</span>
        <Tooltip label={paceFormula(pace)} multiline w={320} className={styles.formula}>
          <button type="button" className={styles.info} aria-label={`How this is counted. ${paceFormula(pace)}`}><Info size={13} aria-hidden /></button>
        </Tooltip>
        <em data-tone={tone}>{text}</em>
      </div>
      <div className={styles.meter} data-tone={tone} role="img" aria-label={`${formatPercent(share, 0)} of the goal${due === null ? '' : `, ${formatPercent(due, 0)} expected by now`}`}>
        <i style={{ transform: `scaleX(${Math.min(1, share ?? 0)})` }} />
        {due !== null && <u style={{ left: `${due * 100}%` }} />}
      </div>
      {!short && (
        <p className={styles.words}>
          {formatPercent(share, 0)} reached
          {due !== null && <>, {formatPercent(due, 0)} expected by now</>}
          {projection !== null && <>; {formatMoney(projection, goal.currency)} at this rate</>}
          {needs && <>. Still needed: {needs}</>}
          {amountsLeftOut > 0 && <>. {plural(amountsLeftOut, 'amount')} without an exchange rate left out</>}
        </p>
      )}
    </div>
  );
}
