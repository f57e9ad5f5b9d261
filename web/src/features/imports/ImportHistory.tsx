import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { api, ok } from '@/api/client';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatNumber } from '@/ui/format';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/PageHeader';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import styles from './Import.module.css';
import { objectName } from './importState';
import { ImportStateChip } from './ReportStep';

export default function ImportHistory() {
  const page = useQuery({ queryKey: ['imports', 'list'], queryFn: ({ signal }) => ok(api.GET('/imports', { signal })) });
  const imports = page.data?.items ?? [];
  return (
    <>
      <PageHeader parent={{ label: 'Import', to: '/import' }} title="Imports so far" actions={<LinkButton to="/import" leftSection={<Upload size={14} />}>Import a file</LinkButton>} />
      <div className={styles.page}>
        <div className={styles.body} style={{ maxWidth: 1040 }}>
          {page.isPending && <SkeletonLines count={6} />}
          <ErrorNotice error={page.error} retry={() => void page.refetch()} />
          {page.isSuccess && imports.length === 0 && <EmptyState icon={Upload} title="Nothing imported yet" why="Every import stays here with its report; it can be undone for 30 days." />}
          {imports.length > 0 && (
            <SimpleTable
              label="Imports so far"
              head={['File', 'What', 'State', { text: 'New', right: true }, { text: 'Updated', right: true }, { text: 'Errors', right: true }, 'When']}
              rows={imports.map((one) => ({
                key: one.id,
                cells: [
                  <Link key="file" to="/import/$id" params={{ id: one.id }} className="link">{one.fileName}</Link>,
                  objectName(one.object),
                  <ImportStateChip key="state" state={one.state} />,
                  formatNumber(one.report?.created), formatNumber(one.report?.updated), formatNumber(one.report?.errors),
                  <When key="at" at={one.createdAt} />,
                ],
              }))}
            />
          )}
        </div>
      </div>
    </>
  );
}
