import { Fragment } from 'react';
import { showKey } from './commands';
import styles from './pieces.module.css';

export function Kbd({ keys }: { keys: string[] }) {
  return (
    <span className={styles.keys} aria-hidden>
      {keys.map((key, index) => (
        <Fragment key={index}>
          <kbd className={styles.kbd}>{showKey(key)}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
