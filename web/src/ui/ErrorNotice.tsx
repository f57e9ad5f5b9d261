import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { asProblem } from '@/api/problem';
import { toast } from './toast';
import styles from './pieces.module.css';

/** What happened, what was kept, what to do, and a code to copy. */
export function ErrorNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  if (!error) return null;
  const problem = asProblem(error);
  const fields = Object.entries(problem.errors ?? {});
  return (
    <div className={styles.error} role="alert">
      <CircleAlert size={16} aria-hidden />
      <div>
        <strong>{problem.title}</strong>
        {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
        {problem.kept && <p>{problem.kept}</p>}
        {fields.length > 0 && (
          <ul>
            {fields.map(([field, said]) => (
              <li key={field}>{said.join(' ')}</li>
            ))}
          </ul>
        )}
        <div className={styles.errorFoot}>
          {retry && (
            <Button variant="default" onClick={retry}>
              Try again
            </Button>
          )}
          <button type="button" className={styles.code} title="Copy the code" onClick={() => copy(problem.code)}>
            {problem.code}
          </button>
        </div>
      </div>
    </div>
  );
}

function copy(code: string) {
  navigator.clipboard?.writeText(code).then(() => toast('Code copied'), () => {});
}
