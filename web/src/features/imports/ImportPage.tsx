import { EmptyState } from '@/ui/EmptyState';

export default function ImportPage() {
  return <EmptyState title="Being built" />;
}
