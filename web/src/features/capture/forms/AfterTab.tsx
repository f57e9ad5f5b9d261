import { ActionIcon, Button, MultiSelect, SegmentedControl, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { usersQuery } from '@/api/queries';
import { Card } from '@/ui/Card';
import { ConditionEditor } from './ConditionEditor';
import { allFields, type FormDefinition, type FormEnding } from './definition';
import styles from './Forms.module.css';

/** What visitors see after sending, what has to be confirmed, and who of the team hears of it. */
export function AfterTab({ form, onChange }: { form: FormDefinition; onChange: (form: FormDefinition) => void }) {
  const users = useQuery(usersQuery).data ?? [];
  const fields = allFields(form).filter((field) => field.type !== 'note');
  const rule = (index: number, part: Partial<FormDefinition['endings'][number]>) => onChange({ ...form, endings: form.endings.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const { confirmation, notify } = form;
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <Card title="Thank-you">
          <div className={styles.stack}>
            <Ending ending={form.ending} onChange={(ending) => onChange({ ...form, ending })} />
            {form.endings.map((one, index) => (
              <div key={index} className={styles.ruleBox}>
                <div className={styles.ruleHead}>
                  <ConditionEditor label="Another one for those who answered" always="Nobody yet" condition={one.when} fields={fields} onChange={(when) => rule(index, { when: when ?? { any: false, rules: [] } })} />
                  <ActionIcon size={24} aria-label="Remove this thank-you" onClick={() => onChange({ ...form, endings: form.endings.filter((_one, at) => at !== index) })}><X size={13} /></ActionIcon>
                </div>
                <Ending ending={one.then} onChange={(then) => rule(index, { then })} />
              </div>
            ))}
            {fields[0] && (
              <div><Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => onChange({ ...form, endings: [...form.endings, { when: { any: false, rules: [{ field: fields[0]?.key ?? '', test: 'is', value: '' }] }, then: { message: 'Thank you.', redirect: '' } }] })}>Add one for certain answers</Button></div>
            )}
          </div>
        </Card>
        <Card title="Confirm the address by mail (double opt-in)">
          <div className={styles.stack}>
            <Select aria-label="What waits for the confirmation" value={confirmation.mode} onChange={(mode) => mode && onChange({ ...form, confirmation: { ...confirmation, mode: mode as typeof confirmation.mode } })}
              data={[{ value: 'off', label: 'No mail' }, { value: 'consents', label: 'Consents count once the address is confirmed' }, { value: 'everything', label: 'Nobody becomes a contact before confirming' }]} />
            {confirmation.mode !== 'off' && (
              <>
                <TextInput label="Subject" value={confirmation.subject} onChange={(event) => onChange({ ...form, confirmation: { ...confirmation, subject: event.currentTarget.value } })} />
                <Textarea label="Text above the link" value={confirmation.text} onChange={(event) => onChange({ ...form, confirmation: { ...confirmation, text: event.currentTarget.value } })} />
                <p className="muted">The link works for seven days. Opening it changes nothing; a button on its page confirms.</p>
              </>
            )}
          </div>
        </Card>
        <Card title="Tell the team">
          <div className={styles.stack}>
            <MultiSelect label="In their inbox" searchable data={users.map((user) => ({ value: user.id, label: user.name }))} value={notify.users} onChange={(chosen) => onChange({ ...form, notify: { ...notify, users: chosen } })} />
            <TagsInput label="By mail to" placeholder="sales@example.com" value={notify.emails} onChange={(emails) => onChange({ ...form, notify: { ...notify, emails } })} />
          </div>
        </Card>
        <Card title="New contacts begin as">
          <SegmentedControl aria-label="First stage" data={[{ value: 'lead', label: 'Lead' }, { value: 'subscriber', label: 'Subscriber' }]} value={form.firstStage} onChange={(firstStage) => onChange({ ...form, firstStage })} />
        </Card>
      </div>
    </div>
  );
}

function Ending({ ending, onChange }: { ending: FormEnding; onChange: (ending: FormEnding) => void }) {
  const leads = ending.redirect !== '';
  return (
    <>
      <SegmentedControl aria-label="What happens" data={[{ value: 'say', label: 'Show a message' }, { value: 'lead', label: 'Lead to a page' }]} value={leads ? 'lead' : 'say'}
        onChange={(what) => onChange(what === 'lead' ? { ...ending, redirect: '/' } : { message: ending.message || 'Thank you.', redirect: '' })} />
      {leads
        ? <TextInput aria-label="Page" placeholder="https://shop.example/thanks" value={ending.redirect} onChange={(event) => onChange({ ...ending, redirect: event.currentTarget.value || '/' })} />
        : <Textarea aria-label="Message" value={ending.message} onChange={(event) => onChange({ ...ending, message: event.currentTarget.value })} />}
    </>
  );
}
