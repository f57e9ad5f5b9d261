import { Link } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { PageHeader } from './PageHeader';
import { places } from './places';
import { may, useSession } from './session';
import styles from './Shell.module.css';
import { UserMenu } from './UserMenu';

/** What the bottom tabs have no room for. */
export default function MorePage() {
  const session = useSession();
  return (
    <>
      <PageHeader title="More" />
      <div style={{ padding: 12, display: 'grid', gap: 4 }}>
        {places.filter((place) => !place.right || may(session, place.right)).map((place) => (
          <Link key={place.to} to={place.to} className={styles.entry} style={{ minHeight: 44 }}>
            <place.icon size={18} aria-hidden /> {place.label}
          </Link>
        ))}
        <Link to="/import" className={styles.entry} style={{ minHeight: 44 }}>
          <Upload size={18} aria-hidden /> Import
        </Link>
        <div style={{ borderTop: '1px solid var(--border)', marginTop: 8, paddingTop: 12 }}><UserMenu collapsed={false} /></div>
      </div>
    </>
  );
}
