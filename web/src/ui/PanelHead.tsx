import { ActionIcon } from '@mantine/core';
import { Maximize2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkIcon } from './links';
import styles from './SidePanel.module.css';

interface Props {
  title: string;
  before?: ReactNode;
  after?: ReactNode;
  open?: { to: '/people/$id' | '/companies/$id' | '/deals/$id'; id: string };
  onClose: () => void;
}

export function PanelHead({ title, before, after, open, onClose }: Props) {
  return (
    <div className={styles.head}>
      {before}
      <h2 className="clip">{title}</h2>
      {after}
      <span className={styles.space} />
      {open && (
        <LinkIcon to={open.to} params={{ id: open.id }} aria-label="Open the page" title="Open the page (Enter)">
          <Maximize2 size={14} />
        </LinkIcon>
      )}
      <ActionIcon onClick={onClose} aria-label="Close" title="Close (Esc)">
        <X size={16} />
      </ActionIcon>
    </div>
  );
}
