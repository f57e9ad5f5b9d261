import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EngagementRule, MqlRule } from '@/api/types';
import { Card } from '@/ui/Card';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import recordStyles from '../records/Record.module.css';
import { MqlForm } from './MqlForm';
import styles from './Score.module.css';
import { mqlRuleQuery } from './scores';

/** When marketing takes somebody for ready to talk to sales, in words, with every version that it had. */
export function MqlCard({ rules, writable }: { rules: EngagementRule[]; writable: boolean }) {
  const rule = useQuery(mqlRuleQuery);
  const [editing, setEditing] = useState(false);
  return (
    <Card title={<>MQL rule {rule.data && <Chip tone="mkt">version {rule.data.version}</Chip>}</>}
      action={writable && rule.data && <Button variant="subtle" px={6} onClick={() => setEditing(true)}>Change the rule</Button>}>
      {rule.isPending && <SkeletonLines count={3} />}
      <ErrorNotice error={rule.error} retry={() => void rule.refetch()} />
      {rule.data && <Words rule={rule.data} />}
      {rule.data && editing && <MqlForm rule={rule.data} rules={rules} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function Words({ rule }: { rule: MqlRule }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="muted">A subscriber or lead becomes an MQL, and sales is told why, by any of these:</p>
      <ul className={styles.says}>
        {rule.summary.replace(/\.$/, '').split('; or ').map((way) => <li key={way}>{way}</li>)}
      </ul>
      <button type="button" className={recordStyles.small} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide the versions' : 'Who changed it, when and why'}
      </button>
      {open && (
        <ol className={styles.versions}>
          {rule.history.map((version) => (
            <li key={version.version}>
              <strong>{version.version}</strong>
              <span>
                {version.reason} <span className="faint">· {version.by === 'system' ? 'Tandem' : version.by}, <When at={version.at} /></span>
                <span className={styles.why}>{version.summary}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
