import { Link } from '@tanstack/react-router';
import { Bot, CircleUserRound, Monitor, Smartphone, Tablet, Tv, UserRoundX, type LucideIcon } from 'lucide-react';
import type { LiveVisit } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { formatDuration, plural } from '@/ui/format';
import { botReasons, channelTone, deviceLabel, keyLabel, pageLabel } from './traffic';
import styles from './Traffic.module.css';

const devices: Record<string, LucideIcon> = { desktop: Monitor, mobile: Smartphone, tablet: Tablet, television: Tv };

/** Somebody on the site: who, what they look at, where they came from, with what. */
export function LiveRow({ visit, host, now }: { visit: LiveVisit; host: string | null; now: string }) {
  const Device = devices[visit.device ?? ''] ?? Monitor;
  const page = pageLabel(visit.page, host);
  const ago = Math.max(0, (Date.parse(now) - Date.parse(visit.lastAt)) / 1000);
  const since = Math.max(0, (Date.parse(visit.lastAt) - Date.parse(visit.startedAt)) / 1000);
  return (
    <li data-fresh={ago < 15 || undefined} data-bot={visit.bot ? true : undefined}>
      <span className={styles.who}>
        {visit.bot ? <Bot size={20} aria-hidden /> : visit.name ? <Avatar name={visit.name} /> : visit.isKnown ? <UserRoundX size={20} aria-hidden /> : <CircleUserRound size={20} aria-hidden />}
        <span className="clip">
          {visit.contactId && visit.name
            ? <Link to="/people/$id" params={{ id: visit.contactId }} className="link">{visit.name}</Link>
            : <span className="muted">{visit.bot ? 'Bot' : visit.isKnown ? 'Somebody you may not see' : 'Unknown visitor'}</span>}
          {visit.companyId && visit.companyName && <span className={styles.under}><Link to="/companies/$id" params={{ id: visit.companyId }} className="link">{visit.companyName}</Link></span>}
          {visit.bot && <span className={styles.under}>{botReasons(visit.bot)}</span>}
        </span>
      </span>
      <span className={styles.where} title={visit.page ?? undefined}>
        <span className="clip">{page.path}</span>
        <span className={styles.under}>{page.host && `${page.host} · `}{plural(visit.pages, 'page')}{since > 0 && ` in ${formatDuration(Math.round(since))}`}</span>
      </span>
      <span className={styles.from}>
        <Chip tone={channelTone(visit.channel)}>{visit.channel}</Chip>
        {visit.channel !== 'Direct' && <span className={`${styles.under} clip`} title={visit.campaign ?? undefined}>{keyLabel('source', visit.source)}{visit.campaign && ` · ${visit.campaign}`}</span>}
      </span>
      <span className={styles.with} title={deviceLabel(visit)}><Device size={14} aria-hidden /> <span className="clip">{deviceLabel(visit)}</span></span>
      <span className={styles.ago}>{ago < 15 ? 'now' : `${formatDuration(Math.round(ago))} ago`}</span>
    </li>
  );
}
