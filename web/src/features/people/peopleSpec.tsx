import { Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { lazy } from 'react';
import { api, ok } from '@/api/client';
import type { Contact } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { stageOptions } from '@/ui/lifecycle';
import { LifecycleChip } from '@/ui/LifecycleChip';
import { originLabel } from '@/ui/origin';
import tableStyles from '../lists/DataTable.module.css';
import { bulkBody } from '../lists/bulk';
import type { Column, ListSpec } from '../lists/spec';

const columns: Column<Contact>[] = [
  { key: 'email', label: 'Email', type: 'email', width: 230, sortable: true, read: (row) => row.email },
  { key: 'lifecycleStage', label: 'Stage', type: 'lifecycle', width: 110, sortable: true, options: stageOptions, read: (row) => row.lifecycleStage, cell: (row) => <LifecycleChip stage={row.lifecycleStage} /> },
  { key: 'primaryCompany', label: 'Company', type: 'text', width: 170, filterable: false, read: (row) => row.primaryCompany?.name, cell: CompanyCell },
  { key: 'ownerId', label: 'Owner', type: 'user', width: 140, read: (row) => row.ownerId },
  { key: 'origin', label: 'Origin', type: 'text', width: 120, sortable: true, read: (row) => row.origin, cell: (row) => row.origin && <span className="clip" title={row.origin}>{originLabel(row.origin)}</span> },
  { key: 'createdAt', label: 'Created', type: 'dateTime', width: 95, sortable: true, read: (row) => row.createdAt },
  { key: 'lastSeenAt', label: 'Last seen', type: 'dateTime', width: 95, sortable: true, read: (row) => row.lastSeenAt },
  { key: 'tags', label: 'Tags', type: 'tags', width: 180, read: (row) => row.tags },
  { key: 'firstName', label: 'First name', type: 'text', width: 120, read: (row) => row.firstName },
  { key: 'lastName', label: 'Last name', type: 'text', width: 120, read: (row) => row.lastName },
  { key: 'phone', label: 'Phone', type: 'phone', width: 140, read: (row) => row.phone },
  { key: 'jobTitle', label: 'Job title', type: 'text', width: 170, sortable: true, read: (row) => row.jobTitle },
  { key: 'country', label: 'Country', type: 'text', width: 120, sortable: true, read: (row) => row.country },
  { key: 'city', label: 'City', type: 'text', width: 130, sortable: true, read: (row) => row.city },
  { key: 'campaign', label: 'Campaign', type: 'text', width: 150, read: (row) => row.campaign },
  { key: 'landingPage', label: 'Landing page', type: 'text', width: 180, read: (row) => row.landingPage },
  { key: 'firstTouchAt', label: 'First touch', type: 'dateTime', width: 110, sortable: true, read: (row) => row.firstTouchAt },
  { key: 'lifecycleSince', label: 'In stage since', type: 'dateTime', width: 120, sortable: true, read: (row) => row.lifecycleSince },
  { key: 'language', label: 'Language', type: 'text', width: 90, read: (row) => row.language },
  { key: 'timeZone', label: 'Time zone', type: 'text', width: 140, read: (row) => row.timeZone },
  { key: 'website', label: 'Website', type: 'url', width: 180, read: (row) => row.website },
  { key: 'updatedAt', label: 'Updated', type: 'dateTime', width: 110, sortable: true, read: (row) => row.updatedAt },
  { key: 'eventCount', label: 'Events', type: 'number', width: 80, read: (row) => row.eventCount },
];

export const peopleSpec: ListSpec<Contact> = {
  object: 'contact',
  title: 'People',
  noun: { one: 'person', many: 'people' },
  page: '/people/$id',
  exportPath: '/contacts/export',
  right: 'contacts',
  columns,
  extraFilters: [
    { key: 'name', label: 'Name', type: 'text' },
    { key: 'fit', label: 'Fit', type: 'select', options: ['A', 'B', 'C', 'D'].map((grade) => ({ value: grade, label: grade })) },
    { key: 'qualifiedAt', label: 'Reached the MQL rule', type: 'dateTime' },
    { key: 'emailVerdict', label: 'Email verification', type: 'select', options: ['valid', 'risky', 'invalid', 'unknown'].map((verdict) => ({ value: verdict, label: verdict })) },
    { key: 'suppressed', label: 'Do not contact', type: 'boolean' },
    { key: 'pageViews', label: 'Page views', type: 'number' },
    { key: 'company.name', label: 'Company name', type: 'text', group: 'Company' },
    { key: 'company.domain', label: 'Company domain', type: 'text', group: 'Company' },
    { key: 'company.industry', label: 'Industry', type: 'text', group: 'Company' },
    { key: 'company.country', label: 'Company country', type: 'text', group: 'Company' },
    { key: 'company.employees', label: 'Employees', type: 'number', group: 'Company' },
  ],
  defaultColumns: ['email', 'lifecycleStage', 'primaryCompany', 'ownerId', 'origin', 'createdAt', 'lastSeenAt', 'tags'],
  defaultSort: '-createdAt',
  fetchPage: (query, cursor, signal) => ok(api.GET('/contacts', { params: { query: { ...asked(query), sort: query.sort, cursor, limit: 100 } }, signal })),
  fetchCount: (query, signal) => ok(api.GET('/contacts/count', { params: { query: asked(query) }, signal })),
  bulk: (select, change, preview) => ok(api.POST('/contacts/bulk', { body: bulkBody(select, change, preview) })),
  bulkMore: { label: 'Check addresses', icon: MailCheck, dialog: lazy(() => import('./VerifyDialog')) },
  lead: (row) => (
    <Link to="/people/$id" params={{ id: row.id }} className={tableStyles.name} preload={false}>
      <Avatar name={row.name} />
      <span className="clip">{row.name}</span>
    </Link>
  ),
};

function asked(query: { q: string; filter: string | undefined }) {
  return { q: query.q || undefined, filter: query.filter };
}

function CompanyCell(row: Contact) {
  const company = row.primaryCompany;
  return company && <Link to="/companies/$id" params={{ id: company.id }} className="clip quiet" preload={false}>{company.name}</Link>;
}
