import { Switch } from '@mantine/core';
import styles from './Record.module.css';
import { kinds, teams, type TimelineChoice, toggleKind } from './timelineData';

interface Props {
  chosen: TimelineChoice;
  onChange: (next: TimelineChoice) => void;
}

/** What is shown: by kind, by team, and with machines or without. */
export function TimelineFilters({ chosen, onChange }: Props) {
  const now = new Set(chosen.kinds?.split(','));
  return (
    <div className={styles.filters}>
      <div className={styles.chipRow} role="group" aria-label="Show on the timeline">
        <button type="button" className={styles.toggle} aria-pressed={!chosen.kinds} onClick={() => onChange({ ...chosen, kinds: undefined })}>Everything</button>
        {kinds.map((kind) => (
          <button key={kind.key} type="button" className={styles.toggle} aria-pressed={now.has(kind.key)} onClick={() => onChange({ ...chosen, kinds: toggleKind(chosen.kinds, kind.key) })}>
            {kind.label}
          </button>
        ))}
      </div>
      <div className={styles.chipRow} role="group" aria-label="Whose work">
        {teams.map((team) => (
          <button key={team.key} type="button" className={styles.toggle} data-team={team.key} aria-pressed={chosen.team === team.key}
            onClick={() => onChange({ ...chosen, team: chosen.team === team.key ? undefined : team.key })}>
            {team.label}
          </button>
        ))}
        <Switch className={styles.bots} label="Bots" checked={chosen.bots ?? false} onChange={(event) => onChange({ ...chosen, bots: event.currentTarget.checked || undefined })} />
      </div>
    </div>
  );
}
