import { initials } from './format';
import styles from './pieces.module.css';

/** Decorative: the name always stands beside it or in the label of what contains it. */
export function Avatar({ name, size, square }: { name: string; size?: 'lg'; square?: boolean }) {
  return (
    <span className={styles.avatar} data-hue={hueOf(name)} data-size={size} data-square={square || undefined} aria-hidden>
      {initials(name)}
    </span>
  );
}

export function PersonName({ name }: { name: string | null }) {
  if (!name) return <span className="faint">Nobody</span>;
  return (
    <span className={styles.person}>
      <Avatar name={name} />
      <span className="clip">{name}</span>
    </span>
  );
}

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum % 6;
}
