import type { ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { EmptyState } from './EmptyState';
import { ErrorNotice } from './ErrorNotice';
import { LinkButton } from './links';
import { SkeletonLines } from './Skeleton';

export function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={Compass}
        title="There is nothing here"
        why="The address is wrong, the record is gone, or it is one that you may not see."
        actions={<LinkButton to="/people">Go to people</LinkButton>}
      />
    </>
  );
}

/** An address outside the workspace: there is no frame around it. */
export function NowhereAtAll() {
  return <main><NotFound /></main>;
}

export function RoutePending() {
  return <SkeletonLines count={8} />;
}

export function RouteError({ error }: ErrorComponentProps) {
  return (
    <div style={{ padding: 24, maxWidth: 560 }}>
      <ErrorNotice error={error} retry={() => window.location.reload()} />
    </div>
  );
}
