import { Link, useSearch } from '@tanstack/react-router';
import type { DealsSearch } from '../dealsSearch';
import styles from './DealsModes.module.css';

/** Board or list: the same deals, search and filters; the address says which. */
export function DealsModes() {
  const shown = useSearch({ from: '/app/deals', select: (search) => search.as });
  return (
    <nav className={styles.modes} aria-label="Shown as">
      <Mode as="board" label="Board" on={shown === 'board'} />
      <Mode as={undefined} label="List" on={shown === undefined} />
    </nav>
  );
}

function Mode({ as, label, on }: { as: DealsSearch['as']; label: string; on: boolean }) {
  return (
    <Link
      to="/deals"
      search={(old: DealsSearch) => ({ ...old, as, peek: undefined })}
      activeProps={{}}
      className={styles.mode}
      data-on={on || undefined}
      aria-current={on ? 'page' : undefined}
      preload={false}
    >
      {label}
    </Link>
  );
}
