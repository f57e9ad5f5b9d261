import { Button } from '@mantine/core';
import type { MatchCandidate } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import styles from './MayExist.module.css';

interface Props {
  candidates: MatchCandidate[];
  certain: boolean;
  onUse: (id: string) => void;
}

export function MayExist({ candidates, certain, onUse }: Props) {
  if (candidates.length === 0) return null;
  return (
    <div className={styles.hint} role="status">
      <strong>{certain ? 'This email belongs to somebody already' : 'This person may be here already'}</strong>
      <ul>
        {candidates.slice(0, 4).map((candidate) => (
          <li key={candidate.id}>
            <Avatar name={candidate.name} />
            <span className={styles.who}>
              <b className="clip">{candidate.name}</b>
              <span className="muted clip">{[candidate.email, candidate.company, candidate.why.join(', ')].filter(Boolean).join(' · ')}</span>
            </span>
            <Button variant="default" onClick={() => onUse(candidate.id)}>Use existing</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
