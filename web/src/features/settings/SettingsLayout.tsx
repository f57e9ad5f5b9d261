import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Activity, Banknote, GitBranch, Globe, Handshake, History, KeyRound, ListChecks, Mail, MailCheck, MessageSquareQuote, Package, Radio, Route, ScrollText, ShieldCheck, SlidersHorizontal, Target, Users } from 'lucide-react';
import { PageHeader } from '@/ui/PageHeader';
import { may, useSession } from '@/ui/session';
import { useCurrentInView } from '@/ui/useCurrentInView';
import styles from './Settings.module.css';

const groups = [
  {
    title: 'Workspace',
    links: [
      { to: '/settings/workspace', label: 'General', icon: SlidersHorizontal, right: 'settings.read' },
      { to: '/settings/users', label: 'Users', icon: Users, right: 'users.read' },
      { to: '/settings/site', label: 'Connect your site', icon: Globe, right: 'settings.read' },
      { to: '/settings/tokens', label: 'API tokens', icon: KeyRound, right: 'tokens.read' },
      { to: '/settings/mail', label: 'Mail', icon: Mail, right: 'settings.edit' },
      { to: '/settings/privacy', label: 'Privacy', icon: ShieldCheck, right: 'privacy.edit' },
    ],
  },
  {
    title: 'Records',
    links: [
      { to: '/settings/fields', label: 'Fields', icon: ListChecks, right: 'settings.read' },
      { to: '/settings/pipelines', label: 'Pipelines', icon: GitBranch, right: 'settings.read' },
      { to: '/settings/reasons', label: 'Reasons', icon: MessageSquareQuote, right: 'settings.read' },
      { to: '/settings/products', label: 'Products', icon: Package, right: 'settings.read' },
      { to: '/settings/consent', label: 'Consent', icon: MailCheck, right: 'settings.read' },
      { to: '/settings/rates', label: 'Exchange rates', icon: Banknote, right: 'settings.read' },
    ],
  },
  {
    title: 'Agreed by both teams',
    links: [
      { to: '/settings/scoring', label: 'Scoring', icon: Target, right: 'agreements.read' },
      { to: '/settings/routing', label: 'Leads and promises', icon: Handshake, right: 'agreements.read' },
      { to: '/settings/channels', label: 'Channels', icon: Route, right: 'numbers.read' },
      { to: '/settings/events', label: 'Events', icon: Radio, right: 'agreements.read' },
    ],
  },
  {
    title: 'What happened',
    links: [
      { to: '/import/history', label: 'Imports', icon: History, right: 'contacts.import' },
      { to: '/settings/audit', label: 'Audit log', icon: ScrollText, right: 'audit.read' },
      { to: '/settings/system', label: 'System', icon: Activity, right: 'operations.read' },
    ],
  },
] as const;

export default function SettingsLayout() {
  const session = useSession();
  const nav = useCurrentInView<HTMLElement>(useLocation({ select: ({ pathname }) => pathname }));
  return (
    <>
      <PageHeader title="Settings" />
      <div className={styles.layout}>
        <nav ref={nav} className={styles.side} aria-label="Settings">
          {groups.map((group) => {
            const links = group.links.filter((link) => may(session, link.right));
            return links.length > 0 && [
              <h2 key={group.title}>{group.title}</h2>,
              ...links.map((link) => (
                <Link key={link.to} to={link.to}>
                  <link.icon size={14} strokeWidth={1.8} aria-hidden /> {link.label}
                </Link>
              )),
            ];
          })}
        </nav>
        <div className={styles.content}>
          <Outlet />
        </div>
      </div>
    </>
  );
}
