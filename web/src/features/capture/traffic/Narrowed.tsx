import { X } from 'lucide-react';
import { dimensions, keyLabel, narrowable, type TrafficSearch } from './traffic';
import styles from './Traffic.module.css';

/** What the table is narrowed to, each with its way back. */
export function Narrowed({ search, onChange }: { search: TrafficSearch; onChange: (next: TrafficSearch) => void }) {
  const given = narrowable.filter((name) => search[name] !== undefined);
  if (given.length === 0) return null;
  return (
    <span className={styles.narrowed}>
      {given.map((name) => (
        <button key={name} type="button" onClick={() => onChange({ [name]: undefined, split: name, open: undefined })} title="Take this away">
          <span className="faint">{dimensions.find(({ value }) => value === name)?.one}</span> <span className="clip">{keyLabel(name, search[name])}</span> <X size={12} aria-label="Take away" />
        </button>
      ))}
    </span>
  );
}
