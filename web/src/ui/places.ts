import { Bell, Building2, ChartNoAxesColumn, CircleCheckBig, ClipboardList, Handshake, House, Inbox, Megaphone, Radio, Route, Scale, Settings, Users, type LucideIcon } from 'lucide-react';

export interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  key: string;
  right?: string;
  /** Shows how many notices are unread. */
  badge?: boolean;
}

export interface PlaceGroup {
  label: string | null;
  team?: 'sales' | 'mkt' | 'both';
  places: Place[];
}

/** Where one can go. An entry appears when its screens work, never as a stub. */
export const placeGroups: PlaceGroup[] = [
  {
    label: null,
    places: [
      { to: '/', label: 'My day', icon: House, key: 'h' },
      { to: '/inbox', label: 'Inbox', icon: Bell, key: 'n', badge: true },
      { to: '/tasks', label: 'Tasks', icon: CircleCheckBig, key: 't' },
    ],
  },
  { label: 'Sales', team: 'sales', places: [{ to: '/leads', label: 'Leads', icon: Inbox, key: 'l' }, { to: '/deals', label: 'Deals', icon: Handshake, key: 'd' }] },
  {
    label: 'Marketing',
    team: 'mkt',
    places: [
      { to: '/campaigns', label: 'Campaigns', icon: Megaphone, key: 'm' },
      { to: '/forms', label: 'Forms', icon: ClipboardList, key: 'f', right: 'forms.read' },
      { to: '/live', label: 'Live now', icon: Radio, key: 'v' },
      { to: '/traffic', label: 'Sources and pages', icon: Route, key: 'w' },
    ],
  },
  { label: 'Together', team: 'both', places: [{ to: '/scoreboard', label: 'Scoreboard', icon: ChartNoAxesColumn, key: 's' }, { to: '/sla', label: 'SLA', icon: Scale, key: 'a' }] },
  {
    label: 'Everyone',
    places: [
      { to: '/people', label: 'People', icon: Users, key: 'p' },
      { to: '/companies', label: 'Companies', icon: Building2, key: 'c' },
    ],
  },
];

export const settingsPlace: Place = { to: '/settings', label: 'Settings', icon: Settings, key: ',' };

export const places: Place[] = [...placeGroups.flatMap((group) => group.places), settingsPlace];
