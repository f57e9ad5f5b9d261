import { TextInput } from '@mantine/core';
import recordStyles from '../records/Record.module.css';
import { duePresets } from './due';
import styles from './Work.module.css';

interface Props {
  day: string;
  time: string;
  onChange: (day: string, time: string) => void;
  error?: string;
}

/** By when: a click for the usual days, a field for the others, a time where one matters. */
export function DueField({ day, time, onChange, error }: Props) {
  return (
    <div className={styles.due}>
      <div className={styles.presets} role="group" aria-label="Due">
        {duePresets().map((preset) => (
          <button key={preset.day} type="button" className={recordStyles.toggle} aria-pressed={preset.day === day} onClick={() => onChange(preset.day, time)}>
            {preset.label}
          </button>
        ))}
      </div>
      <div className={styles.pair}>
        <TextInput label="Due on" type="date" value={day} error={error} onChange={(event) => onChange(event.currentTarget.value, time)} />
        <TextInput label="At" type="time" value={time} onChange={(event) => onChange(day, event.currentTarget.value)} />
      </div>
    </div>
  );
}
