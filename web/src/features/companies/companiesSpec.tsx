import { Link } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import type { Company } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Money } from '@/ui/Money';
import tableStyles from '../lists/DataTable.module.css';
import { bulkBody } from '../lists/bulk';
import type { Column, ListSpec } from '../lists/spec';

const columns: Column<Company>[] = [
  { key: 'domain', label: 'Domain', type: 'text', width: 210, sortable: true, read: (row) => row.domain },
  { key: 'industry', label: 'Industry', type: 'text', width: 150, sortable: true, read: (row) => row.industry },
  { key: 'country', label: 'Country', type: 'text', width: 130, sortable: true, read: (row) => row.country },
  { key: 'employees', label: 'Employees', type: 'number', width: 100, sortable: true, read: (row) => row.employees },
  { key: 'contactCount', label: 'People', type: 'number', width: 80, filterable: false, read: (row) => row.contactCount },
  { key: 'openDeals', label: 'Open deals', type: 'number', width: 100, filterable: false, read: (row) => row.openDeals },
  { key: 'ownerId', label: 'Owner', type: 'user', width: 145, read: (row) => row.ownerId },
  { key: 'annualRevenue', label: 'Revenue', type: 'money', width: 130, sortable: true, read: (row) => row.annualRevenue, cell: (row) => <Money amount={row.annualRevenue} currency={row.currency} /> },
  { key: 'tags', label: 'Tags', type: 'tags', width: 180, read: (row) => row.tags },
  { key: 'city', label: 'City', type: 'text', width: 130, read: (row) => row.city },
  { key: 'phone', label: 'Phone', type: 'phone', width: 140, read: (row) => row.phone },
  { key: 'website', label: 'Website', type: 'url', width: 180, read: (row) => row.website },
  { key: 'createdAt', label: 'Created', type: 'dateTime', width: 110, sortable: true, read: (row) => row.createdAt },
  { key: 'updatedAt', label: 'Updated', type: 'dateTime', width: 110, sortable: true, read: (row) => row.updatedAt },
];

export const companiesSpec: ListSpec<Company> = {
  object: 'company',
  title: 'Companies',
  noun: { one: 'company', many: 'companies' },
  page: '/companies/$id',
  exportPath: '/companies/export',
  right: 'companies',
  columns,
  extraFilters: [{ key: 'name', label: 'Name', type: 'text' }],
  defaultColumns: ['domain', 'industry', 'country', 'employees', 'contactCount', 'openDeals', 'ownerId', 'tags'],
  defaultSort: 'name',
  fetchPage: (query, cursor, signal) => ok(api.GET('/companies', { params: { query: { q: query.q || undefined, filter: query.filter, sort: query.sort, cursor, limit: 100 } }, signal })),
  fetchCount: (query, signal) => ok(api.GET('/companies/count', { params: { query: { q: query.q || undefined, filter: query.filter } }, signal })),
  bulk: (select, change, preview) => ok(api.POST('/companies/bulk', { body: bulkBody(select, change, preview) })),
  lead: (row) => (
    <Link to="/companies/$id" params={{ id: row.id }} className={tableStyles.name} preload={false}>
      <Avatar name={row.name} square />
      <span className="clip">{row.name}</span>
    </Link>
  ),
};
