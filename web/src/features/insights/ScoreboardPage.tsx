import { EmptyState } from '@/ui/EmptyState';

export default function ScoreboardPage() {
  return <EmptyState title="Being built" />;
}
