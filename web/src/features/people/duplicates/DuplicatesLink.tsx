import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatCount } from '@/ui/format';
import { useMay } from '@/ui/session';
import { duplicateCountQuery } from './duplicates';
import type { MergeKind } from './mergeApi';
import styles from './Duplicates.module.css';

/** How many may be here twice; nothing where nobody is. */
export function DuplicatesLink({ kind }: { kind: MergeKind }) {
  const may = useMay(kind === 'contact' ? 'contacts.edit' : 'companies.edit');
  const { data } = useQuery({ ...duplicateCountQuery(kind), enabled: may });
  if (!data || data.count === 0) return null;
  return <Link to={kind === 'contact' ? '/people/duplicates' : '/companies/duplicates'} className={styles.link}>Duplicates <b>{formatCount(data.count, data.capped)}</b></Link>;
}
