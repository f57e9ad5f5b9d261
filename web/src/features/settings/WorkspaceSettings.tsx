import { EmptyState } from '@/ui/EmptyState';

export default function WorkspaceSettings() {
  return <EmptyState title="Being built" />;
}
