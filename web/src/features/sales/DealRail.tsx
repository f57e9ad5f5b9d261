import { ActionIcon } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { Deal } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Card } from '@/ui/Card';
import { toastError } from '@/ui/toast';
import { LinkRecord } from '../records/LinkRecord';
import recordStyles from '../records/Record.module.css';
import { useRefresh, useSave } from '../records/useRecord';
import { NextStep } from '../work/NextStep';
import { Qualification } from '../work/Qualification';
import { workOf } from './workOf';

const roles = 'Champion, economic buyer, decision maker, user, blocker…';

/** Who the deal is with. */
export function DealRail({ deal, writable }: { deal: Deal; writable: boolean }) {
  const [linking, setLinking] = useState<Deal['contacts'][number] | 'person' | 'company' | null>(null);
  const refresh = useRefresh('deal', deal.id);
  const save = useSave('deal', deal.id);
  const put = (contactId: string, role: string | null) =>
    ok(api.PUT('/deals/{id}/contacts/{contactId}', { params: { path: { id: deal.id, contactId } }, body: { role } })).then(refresh);
  const remove = useMutation({
    mutationFn: (contactId: string) => ok(api.DELETE('/deals/{id}/contacts/{contactId}', { params: { path: { id: deal.id, contactId } } })),
    onSuccess: refresh,
    onError: toastError,
  });
  const person = linking !== null && typeof linking === 'object' ? linking : null;
  return (
    <aside className={recordStyles.right} aria-label="Who the deal is with">
      <NextStep about={workOf(deal)} missing={deal.outcome === 'open'} hint={deal.nextStep} />
      <Card title="Company" action={writable && <ActionIcon size={24} aria-label="Choose the company" onClick={() => setLinking('company')}>{deal.company ? <Pencil size={13} /> : <Plus size={14} />}</ActionIcon>}>
        {deal.company ? (
          <div className={recordStyles.line}>
            <Avatar name={deal.company.name} square />
            <Link to="/companies/$id" params={{ id: deal.company.id }} className="link clip">{deal.company.name}</Link>
          </div>
        ) : <p className="muted">No company yet.</p>}
      </Card>
      <Card title="People" action={writable && <ActionIcon size={24} aria-label="Add a person" onClick={() => setLinking('person')}><Plus size={14} /></ActionIcon>}>
        {deal.contacts.length === 0 && <p className="muted">Nobody yet. Who decides, who pays, who uses it?</p>}
        {deal.contacts.map((contact) => (
          <div key={contact.id} className={recordStyles.line}>
            <Avatar name={contact.name} />
            <span className={`${recordStyles.grow} clip`}>
              <Link to="/people/$id" params={{ id: contact.id }} className="link">{contact.name}</Link>
              {contact.role && <span className="muted"> · {contact.role}</span>}
            </span>
            {writable && (
              <>
                <ActionIcon size={24} aria-label={`Role of ${contact.name}`} onClick={() => setLinking(contact)}><Pencil size={13} /></ActionIcon>
                <ActionIcon size={24} aria-label={`Remove ${contact.name}`} onClick={() => remove.mutate(contact.id)}><X size={14} /></ActionIcon>
              </>
            )}
          </div>
        ))}
      </Card>
      <Qualification deal={deal} writable={writable} />
      {(linking === 'person' || person) && (
        <LinkRecord kind="contact" title={person ? `Role of ${person.name}` : 'Add a person'} fixed={person ?? undefined} startRole={person?.role ?? ''} roleHint={roles}
          onClose={() => setLinking(null)} onSave={(picked, role) => put(picked.id, role)} />
      )}
      {linking === 'company' && <ChooseCompany onClose={() => setLinking(null)} onSave={(id) => save.mutateAsync({ companyId: id })} />}
    </aside>
  );
}

function ChooseCompany({ onSave, onClose }: { onSave: (id: string) => Promise<unknown>; onClose: () => void }) {
  return <LinkRecord kind="company" title="Company of the deal" startRole="" roleHint="" withoutRole onClose={onClose} onSave={(picked) => onSave(picked.id)} />;
}
