import type { Contact, Field, User } from '@/api/types';
import { PersonName } from '@/ui/Avatar';
import { When } from '@/ui/When';
import type { FactGroup } from '../records/Facts';
import { ownFacts, userOptions } from '../records/ownFacts';

export function personFacts(contact: Contact, fields: Field[], users: User[]): FactGroup[] {
  return [
    {
      title: 'About',
      facts: [
        { key: 'firstName', label: 'First name', type: 'text', value: contact.firstName },
        { key: 'lastName', label: 'Last name', type: 'text', value: contact.lastName },
        { key: 'email', label: 'Email', type: 'email', value: contact.email, always: true },
        { key: 'emails', label: 'Other emails', type: 'tags', value: contact.emails.filter((email) => email !== contact.email), readOnly: true },
        { key: 'phone', label: 'Phone', type: 'phone', value: contact.phone, always: true },
        { key: 'jobTitle', label: 'Job title', type: 'text', value: contact.jobTitle },
        { key: 'website', label: 'Website', type: 'url', value: contact.website },
        { key: 'country', label: 'Country', type: 'text', value: contact.country },
        { key: 'city', label: 'City', type: 'text', value: contact.city },
        { key: 'timeZone', label: 'Time zone', type: 'text', value: contact.timeZone, view: localTime(contact.timeZone) },
        { key: 'language', label: 'Language', type: 'text', value: contact.language },
        { key: 'ownerId', label: 'Owner', type: 'user', value: contact.ownerId, options: userOptions(users), always: true, view: <PersonName name={contact.ownerName} /> },
      ],
    },
    ownFacts(fields, contact.custom, users),
    {
      title: 'Record',
      facts: [
        { key: 'createdAt', label: 'Created', type: 'dateTime', value: contact.createdAt, readOnly: true, view: <When at={contact.createdAt} /> },
        { key: 'updatedAt', label: 'Changed', type: 'dateTime', value: contact.updatedAt, readOnly: true, view: <When at={contact.updatedAt} /> },
        { key: 'lastSeenAt', label: 'Last seen', type: 'dateTime', value: contact.lastSeenAt, readOnly: true, view: <When at={contact.lastSeenAt} /> },
      ],
    },
  ];
}

/** "Europe/Lisbon · 14:20 there": whoever wants to call sees at once whether it is a good time. */
function localTime(zone: string | null): string | undefined {
  if (!zone) return undefined;
  try {
    const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date());
    return `${zone} · ${time} there`;
  } catch {
    return zone;
  }
}
