import type { Handoff } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { none } from '@/ui/format';
import { originLabel } from '@/ui/origin';
import { When } from '@/ui/When';
import { gradeOf, gradeTone, type LeadState, minutesLeft, promiseTone, spokenMinutes } from './leads';
import styles from './Leads.module.css';
import { Outcome } from './Outcome';

interface Props {
  rows: Handoff[];
  state: LeadState;
  active: number;
  onOpen: (lead: Handoff, index: number) => void;
}

const lastHead: Record<LeadState, string> = { waiting: 'Answer within', accepted: 'Accepted', closed: 'What became of it' };

export function LeadsTable({ rows, state, active, onOpen }: Props) {
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label="Leads">
        <thead>
          <tr>
            <th scope="col" style={{ width: '28%' }}>Person</th>
            <th scope="col" className={styles.wide}>Why now</th>
            <th scope="col" style={{ width: 72 }}>Grade</th>
            <th scope="col" className={styles.aside} style={{ width: 150 }}>Came by</th>
            <th scope="col" className={styles.aside} style={{ width: 56 }}>For</th>
            <th scope="col" style={{ width: state === 'closed' ? 190 : 118 }}>{lastHead[state]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((lead, index) => (
            // The button in the first cell is what the keyboard and a screen reader use; the row only makes it larger.
            <tr key={lead.id} data-active={index === active || undefined} onClick={() => onOpen(lead, index)}>
              <td>
                <button type="button" className={styles.name} onClick={(event) => { event.stopPropagation(); onOpen(lead, index); }}>
                  <b>{lead.person.name}</b>{lead.person.company && <span> · {lead.person.company.name}</span>}
                </button>
              </td>
              <td className={styles.wide} title={lead.why.join(' · ')}>{lead.why.join(', ') || lead.message || none}</td>
              <td>{gradeOf(lead) ? <Chip tone={gradeTone(lead.fit)}>{gradeOf(lead)}</Chip> : <span className="faint">{none}</span>}</td>
              <td className={`${styles.aside} muted`}>{lead.campaign ?? (lead.origin ? originLabel(lead.origin) : none)}</td>
              <td className={styles.aside}>{lead.owner ? <span title={lead.owner.name}><Avatar name={lead.owner.name} /></span> : <span className="faint">{none}</span>}</td>
              <td><Last lead={lead} state={state} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Last({ lead, state }: { lead: Handoff; state: LeadState }) {
  if (state === 'accepted') return <When at={lead.acceptedAt} />;
  if (state === 'closed') return <Outcome lead={lead} />;
  const left = minutesLeft(lead);
  return left === null ? null : <Chip tone={promiseTone(lead)} title="Working time left of the promise">{spokenMinutes(left)}</Chip>;
}
