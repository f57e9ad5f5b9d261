import { EmptyState } from '@/ui/EmptyState';

export default function AuditSettings() {
  return <EmptyState title="Being built" />;
}
