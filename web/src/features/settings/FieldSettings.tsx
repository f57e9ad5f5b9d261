import { EmptyState } from '@/ui/EmptyState';

export default function FieldSettings() {
  return <EmptyState title="Being built" />;
}
