import { EmptyState } from '@/ui/EmptyState';

export default function ProductSettings() {
  return <EmptyState title="Being built" />;
}
