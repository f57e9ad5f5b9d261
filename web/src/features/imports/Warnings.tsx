import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Import, ImportWarning } from '@/api/types';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format';
import { toast, toastError } from '@/ui/toast';
import styles from './Import.module.css';
import { StageOf } from './StageOf';

/** What looks odd. A suggestion is taken only when a person says so; until then the row keeps its text. */
export function Warnings({ one }: { one: Import }) {
  const warnings = one.report?.warnings ?? [];
  return <WarningList title={`${formatNumber(warnings.length)} to look at`} warnings={warnings} importId={one.id} />;
}

export function WarningList({ title, warnings, importId }: { title: string; warnings: ImportWarning[]; importId: string }) {
  const [all, setAll] = useState(false);
  if (warnings.length === 0) return null;
  const shown = all ? warnings : warnings.slice(0, 12);
  return (
    <Card title={title}>
      <ul className={styles.warnings}>
        {shown.map((warning, index) => <Warning key={index} warning={warning} importId={importId} />)}
      </ul>
      {shown.length < warnings.length && <Button variant="subtle" onClick={() => setAll(true)}>Show all {formatNumber(warnings.length)}</Button>}
    </Card>
  );
}

function Warning({ warning, importId }: { warning: ImportWarning; importId: string }) {
  const client = useQueryClient();
  const { suggestion } = warning;
  const accept = useMutation({
    mutationFn: () => ok(api.POST('/imports/{id}/suggestions/{number}/accept', { params: { path: { id: importId, number: suggestion?.number ?? 0 } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['imports', importId] });
      toast('Suggestion taken');
    },
    onError: toastError,
  });
  const taken = accept.isSuccess || suggestion?.accepted;
  return (
    <li>
      <TriangleAlert size={14} aria-hidden />
      <span className={styles.grow}>
        {warning.message}
        {warning.count && warning.count > 1 ? <span className="faint"> · {formatNumber(warning.count)} rows</span> : null}
        {warning.line ? <span className="faint"> · line {formatNumber(warning.line)}</span> : null}
      </span>
      {warning.stage && <StageOf asked={warning.stage} importId={importId} />}
      {suggestion && (taken ? <span className="muted">taken</span> : <Button variant="default" loading={accept.isPending} onClick={() => accept.mutate()}>Use “{suggestion.to}”</Button>)}
    </li>
  );
}
