import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ellipsis, Plus, Star } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Contact, ContactCompany } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { toastError } from '@/ui/toast';
import { LinkRecord } from '../records/LinkRecord';
import styles from '../records/Record.module.css';
import { useRefresh } from '../records/useRecord';

/** People belong to many companies with a role; one is the primary. */
export function PersonCompanies({ contact, writable }: { contact: Contact; writable: boolean }) {
  const [linking, setLinking] = useState<ContactCompany | 'new' | null>(null);
  const refresh = useRefresh('contact', contact.id);
  const put = (companyId: string, role: string | null, primary: boolean) =>
    ok(api.PUT('/contacts/{id}/companies/{companyId}', { params: { path: { id: contact.id, companyId } }, body: { role, primary } })).then(refresh);
  const remove = useMutation({
    mutationFn: (companyId: string) => ok(api.DELETE('/contacts/{id}/companies/{companyId}', { params: { path: { id: contact.id, companyId } } })),
    onSuccess: refresh,
    onError: toastError,
  });
  if (!writable && contact.companies.length === 0) return null;
  return (
    <section className={styles.group} aria-label="Companies">
      <div className={styles.groupHead}>
        <h2>Companies</h2>
        {writable && <ActionIcon size={24} aria-label="Add a company" onClick={() => setLinking('new')}><Plus size={14} /></ActionIcon>}
      </div>
      {contact.companies.length === 0 && <button type="button" className={styles.small} onClick={() => setLinking('new')}>Add a company</button>}
      {contact.companies.map((company) => (
        <div key={company.id} className={styles.line}>
          <Avatar name={company.name} square />
          <span className={`${styles.grow} clip`}>
            <Link to="/companies/$id" params={{ id: company.id }} className="link">{company.name}</Link>
            {company.role && <span className="muted"> · {company.role}</span>}
          </span>
          {company.primary && contact.companies.length > 1 && <Chip>primary</Chip>}
          {writable && (
            <Menu>
              <Menu.Target><ActionIcon size={24} aria-label={`More for ${company.name}`}><Ellipsis size={14} /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setLinking(company)}>Change the role…</Menu.Item>
                {!company.primary && <Menu.Item leftSection={<Star size={13} />} onClick={() => void put(company.id, company.role, true).catch(toastError)}>Make primary</Menu.Item>}
                <Menu.Item data-danger onClick={() => remove.mutate(company.id)}>Remove from {company.name}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      ))}
      {linking && (
        <LinkRecord
          kind="company"
          title={linking === 'new' ? 'Add a company' : `Role at ${linking.name}`}
          fixed={linking === 'new' ? undefined : linking}
          startRole={linking === 'new' ? '' : (linking.role ?? '')}
          roleHint="Head of operations, board, advisor…"
          onClose={() => setLinking(null)}
          onSave={(company, role) => put(company.id, role, linking === 'new' ? contact.companies.length === 0 : linking.primary)}
        />
      )}
    </section>
  );
}
