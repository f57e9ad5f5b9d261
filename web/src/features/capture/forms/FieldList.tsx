import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { AddField } from './AddField';
import { allFields, fieldsOf, type FormDefinition, freeKey, movedBy, movedTo, newField, type Place, withFields } from './definition';
import { FieldRow } from './FieldRow';
import styles from './Forms.module.css';

interface Props {
  form: FormDefinition;
  faults: Record<string, string[]>;
  chosen: string | null;
  disabled: boolean;
  onChange: (form: FormDefinition) => void;
  onChoose: (key: string) => void;
}

/** Everything that a form asks, in order. Rows are dragged, or moved with Alt and the arrow keys. */
export function FieldList({ form, faults, chosen, disabled, onChange, onChoose }: Props) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const add = (list: Place['list'], field: ReturnType<typeof newField>) => {
    onChange(withFields(form, list, [...fieldsOf(form, list), field]));
    onChoose(field.key);
  };
  const drop = (to: Place) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(null);
    if (dragged) onChange(movedTo(form, dragged, to));
    setDragged(null);
  };
  const rows = (list: Place['list']) => (
    // Rows hear the keys; the list only takes what is dropped.
    <ol className={styles.rows} onDragOver={(event) => { if (dragged) event.preventDefault(); }} onDrop={drop({ list, index: fieldsOf(form, list).length })}>
      {fieldsOf(form, list).map((field, index) => (
        <FieldRow key={field.key} field={field} chosen={chosen === field.key} fault={faults[`field.${field.key}`]?.[0]} over={over === field.key && dragged !== field.key} disabled={disabled}
          onChoose={() => onChoose(field.key)} onMove={(by) => onChange(movedBy(form, field.key, by))} onDrag={setDragged} onOver={() => setOver(field.key)} onDrop={drop({ list, index })} />
      ))}
    </ol>
  );
  const setTitle = (index: number, title: string) => onChange({ ...form, steps: form.steps.map((step, at) => (at === index ? { ...step, title } : step)) });
  const removeStep = (index: number) => onChange({
    ...form,
    steps: form.steps.filter((_step, at) => at !== index).map((step, at) => (at === Math.max(0, index - 1) ? { ...step, fields: index === 0 ? [...(form.steps[0]?.fields ?? []), ...step.fields] : [...step.fields, ...(form.steps[index]?.fields ?? [])] } : step)),
  });
  const addConsent = () => {
    const key = freeKey(form, 'consent');
    onChange({ ...form, consents: [...form.consents, { key, topic: 'newsletter', channel: 'email', text: '', required: false }] });
    onChoose(key);
  };
  return (
    <>
      {faults.fields && <p className={styles.fault} role="alert">{faults.fields[0]}</p>}
      {Object.entries(faults).filter(([at]) => !at.startsWith('field')).map(([at, said]) => <p key={at} className={styles.fault} role="alert">{said[0]}</p>)}
      {form.steps.map((step, index) => (
        <section key={index} aria-label={form.steps.length > 1 ? `Step ${index + 1}` : 'Fields'}>
          {form.steps.length > 1 && (
            <div className={styles.stepHead}>
              <span>Step {index + 1}</span>
              <TextInput size="xs" aria-label={`Heading of step ${index + 1}`} placeholder="Heading, if any" maxLength={200} value={step.title} disabled={disabled} onChange={(event) => setTitle(index, event.currentTarget.value)} />
              <ActionIcon size={24} aria-label={`Remove step ${index + 1}, keep its fields`} disabled={disabled} onClick={() => removeStep(index)}><Trash2 size={13} /></ActionIcon>
            </div>
          )}
          {rows(index)}
          <AddField form={form} disabled={disabled} onAdd={(type, target) => add(index, newField(form, type, target))} />
        </section>
      ))}
      <Button variant="subtle" px={6} leftSection={<Plus size={13} />} disabled={disabled} onClick={() => onChange({ ...form, steps: [...form.steps, { title: '', fields: [] }] })}>Add a step</Button>
      <section aria-label="Consent">
        <h2>Consent</h2>
        <ol className={styles.rows}>
          {form.consents.map((consent) => (
            <li key={consent.key}>
              <button type="button" className={styles.row} data-on={chosen === consent.key || undefined} data-bad={faults[`field.${consent.key}`] ? true : undefined} onClick={() => onChoose(consent.key)}>
                <span className="clip">{consent.text || 'What do people agree to?'}</span>
                <span className="faint">{consent.topic}</span>
              </button>
            </li>
          ))}
        </ol>
        <Button variant="subtle" px={6} leftSection={<Plus size={13} />} disabled={disabled} onClick={addConsent}>Add a consent</Button>
      </section>
      <section aria-label="Further questions">
        <h2>Next time</h2>
        <p className="muted">Questions for those who come back: whoever has answered one in this browser gets the next. What you know from elsewhere is never told.</p>
        {rows('further')}
        {form.further.fields.length > 0 && (
          <NumberInput size="xs" className={styles.atOnce} label="Asked at once" min={1} max={10} allowDecimal={false} value={form.further.atOnce} disabled={disabled}
            onChange={(count) => onChange({ ...form, further: { ...form.further, atOnce: Math.min(10, Math.max(1, Number(count) || 1)) } })} />
        )}
        <AddField form={form} disabled={disabled || allFields(form).length >= 100} onAdd={(type, target) => add('further', newField(form, type, target))} />
      </section>
    </>
  );
}
