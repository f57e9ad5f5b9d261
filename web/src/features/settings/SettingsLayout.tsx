import { EmptyState } from '@/ui/EmptyState';

export default function SettingsLayout() {
  return <EmptyState title="Being built" />;
}
