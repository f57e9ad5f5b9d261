import { EmptyState } from '@/ui/EmptyState';

export default function StartImport() {
  return <EmptyState title="Being built" />;
}
