import { Button } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { Card } from '@/ui/Card';
import { show } from '@/ui/overlays';
import { useMay } from '@/ui/session';
import { setWorkDraft, type WorkDraft } from './drafts';
import { TaskRow } from './TaskRow';
import { useTasks } from './tasks';
import styles from './Work.module.css';

/** The next step with a person or on a deal: the open task that is due first, or that there is none. */
export function NextStep({ about, missing, hint }: { about: WorkDraft; missing?: boolean; hint?: string | null }) {
  const tasks = useTasks({ ...(about.deal ? { dealId: about.deal.id } : { contactId: about.contact?.id }), when: 'open', limit: 1 });
  const may = useMay('tasks.create');
  const next = tasks.data?.items[0];
  if (!tasks.data) return null;
  return (
    <Card title="Next step">
      {next ? <ul className={styles.next}><TaskRow task={next} about={false} /></ul> : (
        <div className={styles.none}>
          <span className={missing ? styles.missing : 'muted'}>No next step</span>
          {may && <Button variant="default" size="compact-xs" leftSection={<CalendarPlus size={13} />} onClick={() => { setWorkDraft(about); show('task'); }}>Plan one</Button>}
        </div>
      )}
      {hint && <p className={styles.hint}>{hint}</p>}
    </Card>
  );
}
