import type { Contact } from '@/api/types';
import { Card } from '@/ui/Card';
import { formatDate } from '@/ui/format';
import { originLabel } from '@/ui/origin';
import { ScoreCard } from '../audience/ScoreCard';
import { VisitsCard } from '../capture/traffic/VisitsCard';
import recordStyles from '../records/Record.module.css';
import { NextStep } from '../work/NextStep';
import { MayContact } from './MayContact';

/** The right rail: the score and its reasons, may we write, where they came from, what other systems call them. */
export function PersonRail({ contact, writable }: { contact: Contact; writable: boolean }) {
  const from: [string, string | null][] = [
    ['Origin', contact.origin && originLabel(contact.origin)],
    ['Campaign', contact.campaign],
    ['Landing page', contact.landingPage],
    ['First touch', contact.firstTouchAt && formatDate(contact.firstTouchAt)],
  ];
  const known = from.filter(([, value]) => value);
  return (
    <aside className={recordStyles.right} aria-label="More about this person">
      <NextStep about={{ contact: { id: contact.id, name: contact.name } }} />
      <ScoreCard contactId={contact.id} />
      <MayContact contact={contact} writable={writable} />
      <Card title="Where they came from">
        {known.length === 0 ? <p className="muted">Not known.</p> : (
          <dl className={recordStyles.facts} style={{ gridTemplateColumns: '92px minmax(0, 1fr)' }}>
            {known.map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-value`} style={{ overflowWrap: 'anywhere' }}>{value}</dd>])}
          </dl>
        )}
      </Card>
      <VisitsCard contactId={contact.id} />
      {contact.externalIds.length > 0 && (
        <Card title="Known elsewhere as">
          <dl className={recordStyles.facts} style={{ gridTemplateColumns: '92px minmax(0, 1fr)' }}>
            {contact.externalIds.map((external) => [
              <dt key={`${external.source}-${external.value}`}>{external.source}</dt>,
              <dd key={external.value} style={{ overflowWrap: 'anywhere' }}>{external.value}</dd>,
            ])}
          </dl>
        </Card>
      )}
    </aside>
  );
}
