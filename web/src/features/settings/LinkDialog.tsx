import { Button, Group, Modal } from '@mantine/core';
import type { PasswordLink } from '@/api/types';
import { CopyText } from '@/ui/CopyText';
import { formatInstant } from '@/ui/format';

/** A link to send on one's own way, or one that is on its way by mail already. It is shown only now. */
export function LinkDialog({ link, title, why, onClose }: { link: PasswordLink; title: string; why: string; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={title} size={460} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }}>
      <LinkToSend link={link} why={why} onClose={onClose} />
    </Modal>
  );
}

export function LinkToSend({ link, why, onClose }: { link: PasswordLink; why: string; onClose: () => void }) {
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      {link.mailed && <p>A mail with this link is on its way.</p>}
      <p className="muted">{why} It works once, until {formatInstant(link.expiresAt)}, and is shown only now.</p>
      <CopyText text={absolute(link.url)} label="the link" />
      <Group justify="flex-end"><Button onClick={onClose}>Done</Button></Group>
    </div>
  );
}

/** The server may answer with a path: the address that people use is the one in front of us. */
function absolute(url: string): string {
  return new URL(url, window.location.origin).href;
}
