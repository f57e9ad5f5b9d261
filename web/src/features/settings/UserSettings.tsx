import { EmptyState } from '@/ui/EmptyState';

export default function UserSettings() {
  return <EmptyState title="Being built" />;
}
