import type { Company, Field, User } from '@/api/types';
import { PersonName } from '@/ui/Avatar';
import { Money } from '@/ui/Money';
import { When } from '@/ui/When';
import type { FactGroup } from '../records/Facts';
import { ownFacts, userOptions } from '../records/ownFacts';

export function companyFacts(company: Company, fields: Field[], users: User[]): FactGroup[] {
  return [
    {
      title: 'About',
      facts: [
        { key: 'name', label: 'Name', type: 'text', value: company.name, always: true },
        { key: 'domain', label: 'Domain', type: 'text', value: company.domain, always: true },
        { key: 'domains', label: 'Other domains', type: 'tags', value: company.domains.filter((domain) => domain !== company.domain), readOnly: true },
        { key: 'website', label: 'Website', type: 'url', value: company.website },
        { key: 'phone', label: 'Phone', type: 'phone', value: company.phone },
        { key: 'industry', label: 'Industry', type: 'text', value: company.industry, always: true },
        { key: 'country', label: 'Country', type: 'text', value: company.country },
        { key: 'city', label: 'City', type: 'text', value: company.city },
        { key: 'employees', label: 'Employees', type: 'number', value: company.employees },
        { key: 'annualRevenue', label: 'Revenue', type: 'money', value: company.annualRevenue, view: <Money amount={company.annualRevenue} currency={company.currency} /> },
        { key: 'parentId', label: 'Belongs to', type: 'text', value: company.parentName, readOnly: true },
        { key: 'ownerId', label: 'Owner', type: 'user', value: company.ownerId, options: userOptions(users), always: true, view: <PersonName name={company.ownerName} /> },
      ],
    },
    ownFacts(fields, company.custom, users),
    {
      title: 'Record',
      facts: [
        { key: 'createdAt', label: 'Created', type: 'dateTime', value: company.createdAt, readOnly: true, view: <When at={company.createdAt} /> },
        { key: 'updatedAt', label: 'Changed', type: 'dateTime', value: company.updatedAt, readOnly: true, view: <When at={company.updatedAt} /> },
      ],
    },
  ];
}
