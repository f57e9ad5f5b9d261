import { useNavigate } from '@tanstack/react-router';
import { Confirm } from '@/ui/Confirm';
import { useWipeDemo } from './demo';

/** The one question before the demo's records go: what goes, and what stays. */
export function WipeDemo({ onClose }: { onClose: () => void }) {
  const wipe = useWipeDemo();
  const navigate = useNavigate();
  return (
    <Confirm
      title="Wipe the demo workspace?"
      verb="Wipe everything"
      danger
      onClose={onClose}
      onConfirm={async () => {
        await navigate({ to: '/' });
        await wipe();
      }}
    >
      <p><strong>Goes:</strong> all people, companies, deals, events, leads, tasks, campaigns, costs, products and imports, also those that you have added yourself since.</p>
      <p style={{ marginTop: 8 }}><strong>Stays:</strong> users, settings, fields, pipelines, scoring and the audit log. Invented colleagues who have never signed in are shut out.</p>
      <p style={{ marginTop: 8 }}>It cannot be taken back.</p>
    </Confirm>
  );
}
