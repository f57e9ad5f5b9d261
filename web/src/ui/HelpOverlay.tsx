import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import styles from './CommandMenu.module.css';
import { useAllCommands } from './commands';
import { Kbd } from './Kbd';

const groups = ['This page', 'Create', 'Go to', 'General'] as const;

export function HelpOverlay({ onClose }: { onClose: () => void }) {
  const commands = useAllCommands().filter((command) => command.keys);
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size={640} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={styles.help}>
        {groups.map((group) => {
          const some = commands.filter((command) => command.group === group);
          return some.length > 0 && (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <dl>
                {some.map((command) => (
                  <Fragment key={command.id}>
                    <dt>{command.label}</dt>
                    <dd>
                      <Kbd keys={command.keys ?? []} />
                      <span className="sr-only">{command.keys?.join(' then ')}</span>
                    </dd>
                  </Fragment>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
