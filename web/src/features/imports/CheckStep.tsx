import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { apiRoot } from '@/api/client';
import type { Import } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber, plural } from '@/ui/format';
import styles from './Import.module.css';
import { ReportCounts } from './ReportCounts';
import { Warnings } from './Warnings';

interface Props {
  one: Import;
  busy: boolean;
  error: unknown;
  onRun: () => void;
  onMap: () => void;
}

/** The dry run: what would happen, before it does. */
export function CheckStep({ one, busy, error, onRun, onMap }: Props) {
  const report = one.report;
  if (!report) return null;
  const good = report.created + report.updated + report.unchanged;
  return (
    <>
      <p className="muted">This is what would happen. Nothing is written yet; good rows go in, rows with errors stay out and are listed.</p>
      <ReportCounts report={report} />
      {report.createdFields.length > 0 && <p className="muted">New fields: {report.createdFields.join(', ')}.</p>}
      <Warnings one={one} />
      <ErrorNotice error={error} />
      <div className={styles.foot}>
        <Button loading={busy} disabled={good === 0} onClick={onRun}>Import {plural(good, 'row')}</Button>
        <Button variant="default" onClick={onMap}>Change the columns</Button>
        {report.errors > 0 && (
          <Button variant="subtle" component="a" href={`${apiRoot}/imports/${one.id}/errors.csv`} download leftSection={<Download size={14} />}>
            {formatNumber(report.errors)} rows with errors as CSV
          </Button>
        )}
      </div>
    </>
  );
}
