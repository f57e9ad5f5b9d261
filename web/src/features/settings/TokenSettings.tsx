import { EmptyState } from '@/ui/EmptyState';

export default function TokenSettings() {
  return <EmptyState title="Being built" />;
}
