import { EmptyState } from '@/ui/EmptyState';

export default function RateSettings() {
  return <EmptyState title="Being built" />;
}
