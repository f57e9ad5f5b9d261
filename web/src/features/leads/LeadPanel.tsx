import { useQuery } from '@tanstack/react-query';
import type { HandoffPack } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatInstant } from '@/ui/format';
import { LinkButton } from '@/ui/links';
import { PanelHead } from '@/ui/PanelHead';
import { SkeletonLines } from '@/ui/Skeleton';
import { When } from '@/ui/When';
import { LeadActions } from './LeadActions';
import { LeadContext } from './LeadContext';
import { gradeOf, gradeTone, leadQuery, minutesLeft, promiseTone, spokenMinutes } from './leads';
import styles from './Leads.module.css';
import { Outcome } from './Outcome';

export function LeadPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(leadQuery(id));
  if (!data) {
    return (
      <>
        <PanelHead title="Lead" onClose={onClose} />
        <div className={styles.panel}>{error ? <ErrorNotice error={error} retry={() => void refetch()} /> : <SkeletonLines count={8} />}</div>
      </>
    );
  }
  const { handoff: lead } = data;
  return (
    <>
      <PanelHead title={lead.person.name} open={{ to: '/people/$id', id: lead.person.id }} onClose={onClose} />
      <div className={styles.panel}>
        <p className="muted">{[lead.person.jobTitle, lead.person.company?.name, lead.person.email].filter(Boolean).join(' · ') || 'Nothing else is known yet'}</p>
        <LeadActions lead={lead} />
        <Why pack={data} />
        <LeadContext pack={data} />
        <Sent pack={data} />
      </div>
    </>
  );
}

function Why({ pack: { handoff: lead, mayMail } }: { pack: HandoffPack }) {
  const left = minutesLeft(lead);
  return (
    <div className={styles.section}>
      <h3>Why now</h3>
      <div className={styles.why}>
        {lead.why.map((reason) => <p key={reason}>{reason}</p>)}
        {lead.why.length === 0 && !lead.message && <p className="muted">Handed over by hand, without a word.</p>}
        {lead.message && !lead.why.includes(lead.message) && <p className={styles.quote}>{lead.message}</p>}
      </div>
      <div className={styles.chips}>
        {gradeOf(lead) && <Chip tone={gradeTone(lead.fit)} title="Fit A–D by what they are, engagement 1–4 by what they do">{gradeOf(lead)}</Chip>}
        {left !== null && <Chip tone={promiseTone(lead)} title={`Promised by ${formatInstant(lead.acceptBy)}`}>{left < 0 ? spokenMinutes(left) : `${spokenMinutes(left)} left`}</Chip>}
        {lead.campaign && <Chip tone="mkt">{lead.campaign}</Chip>}
        {lead.round > 1 && <Chip tone="warn">Round {lead.round}</Chip>}
        <Chip tone={mayMail.allowed ? 'ok' : 'bad'}>{mayMail.allowed ? 'May be mailed' : mayMail.reason}</Chip>
        {lead.state !== 'sent' && <Outcome lead={lead} />}
      </div>
    </div>
  );
}

function Sent({ pack: { handoff: lead } }: { pack: HandoffPack }) {
  return (
    <div className={styles.section}>
      <h3>How it came here</h3>
      <ul className={styles.list}>
        <li><time dateTime={lead.sentAt}><When at={lead.sentAt} /></time><span>Handed over by {lead.sentBy === 'system' ? 'the MQL rule' : lead.sentBy}</span></li>
        <li><time>For</time><span>{lead.owner?.name ?? 'Nobody yet'} <span className="muted">· {lead.ownerWhy}</span></span></li>
        {lead.acceptedAt && <li><time dateTime={lead.acceptedAt}><When at={lead.acceptedAt} /></time><span>Accepted by {lead.acceptedBy?.name}</span></li>}
        {lead.firstTouchAt && <li><time dateTime={lead.firstTouchAt}><When at={lead.firstTouchAt} /></time><span>First touch, {lead.touches} so far</span></li>}
      </ul>
      {lead.dealId && <div><LinkButton variant="default" to="/deals/$id" params={{ id: lead.dealId }}>Open the deal</LinkButton></div>}
    </div>
  );
}
