import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, X } from 'lucide-react';
import { useMay } from '@/ui/session';
import styles from './Demo.module.css';
import { LoadSample } from './LoadSample';
import { checklistQuery, steps, usePutAway } from './steps';

/** Six first steps that tick themselves. Whoever has seen enough puts them away; the command menu brings them back. */
export function FirstSteps() {
  const list = useQuery({ ...checklistQuery, enabled: useMay('agreements.edit') });
  const putAway = usePutAway();
  if (!list.data || list.data.putAway) return null;
  const { items } = list.data;
  const done = items.filter((item) => item.done).length;
  return (
    <section className={styles.steps} aria-label="First steps">
      <div className={styles.head}>
        <h2>First steps</h2>
        <span className={styles.count}>{done} of {items.length}</span>
        <span className={styles.bar} aria-hidden><span style={{ width: `${(done / items.length) * 100}%` }} /></span>
        <button type="button" aria-label="Put the first steps away" title="Put away" onClick={() => putAway.mutate(true)}><X size={14} aria-hidden /></button>
      </div>
      <ol>
        {items.map(({ step, done: isDone }) => (
          <li key={step} data-done={isDone || undefined}>
            <span className={styles.tick}>{isDone && <Check size={12} aria-hidden />}</span>
            <div>
              <Link to={steps[step].to}>{steps[step].title}</Link>
              {isDone && <span className="sr-only"> (done)</span>}
              <p>{steps[step].why}</p>
            </div>
          </li>
        ))}
      </ol>
      <LoadSample />
    </section>
  );
}
