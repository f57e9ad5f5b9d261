import { EmptyState } from '@/ui/EmptyState';

export default function ImportHistory() {
  return <EmptyState title="Being built" />;
}
