import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/ui/session';
import { useDemo } from './demo';
import { WipeDemo } from './WipeDemo';

/** The demo's place in the settings; nothing where the workspace is somebody's own. */
export function DemoSettings({ className }: { className?: string }) {
  const demo = useDemo();
  const { user } = useSession();
  const [asks, setAsks] = useState(false);
  if (!demo?.isDemo || user.role !== 'owner') return null;
  return (
    <div className={className}>
      <h3>Demo workspace</h3>
      <p className="muted">People, companies and deals here are made up. Wipe them when your own are to come: users and settings stay.</p>
      <div><Button variant="default" onClick={() => setAsks(true)}>Wipe the demo workspace</Button></div>
      {asks && <WipeDemo onClose={() => setAsks(false)} />}
    </div>
  );
}
