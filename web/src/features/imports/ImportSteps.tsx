import styles from './Import.module.css';

const steps = ['Choose a file', 'Match the columns', 'Check', 'Import'] as const;

export function ImportSteps({ now }: { now: 0 | 1 | 2 | 3 }) {
  return (
    <ol className={styles.steps} aria-label="Steps of the import">
      {steps.map((step, index) => (
        <li key={step} className={styles.step} data-done={index < now || undefined} aria-current={index === now ? 'step' : undefined}>{step}</li>
      ))}
    </ol>
  );
}
