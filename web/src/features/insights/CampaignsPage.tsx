import { EmptyState } from '@/ui/EmptyState';

export default function CampaignsPage() {
  return <EmptyState title="Being built" />;
}
