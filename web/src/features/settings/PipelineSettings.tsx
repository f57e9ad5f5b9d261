import { EmptyState } from '@/ui/EmptyState';

export default function PipelineSettings() {
  return <EmptyState title="Being built" />;
}
