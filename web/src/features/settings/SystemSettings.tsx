import { EmptyState } from '@/ui/EmptyState';

export default function SystemSettings() {
  return <EmptyState title="Being built" />;
}
