import { Link } from '@tanstack/react-router';
import { useMay } from '@/ui/session';
import modes from '../../sales/board/DealsModes.module.css';
import type { MergeKind } from './mergeApi';

/** People or companies: each has its own list of pairs. */
export function DuplicatesSwitch({ kind }: { kind: MergeKind }) {
  const both = [useMay('contacts.edit'), useMay('companies.edit')].every(Boolean);
  if (!both) return null;
  return (
    <nav className={modes.modes} aria-label="Duplicates of">
      <Link to="/people/duplicates" className={modes.mode} data-on={kind === 'contact' || undefined} aria-current={kind === 'contact' ? 'page' : undefined}>People</Link>
      <Link to="/companies/duplicates" className={modes.mode} data-on={kind === 'company' || undefined} aria-current={kind === 'company' ? 'page' : undefined}>Companies</Link>
    </nav>
  );
}
