import { useState } from 'react';
import type { FormDefinition } from './definition';
import { ConsentDrawer } from './ConsentDrawer';
import { FieldDrawer } from './FieldDrawer';
import { FieldList } from './FieldList';
import styles from './Forms.module.css';
import { Preview } from './Preview';

interface Props {
  id: string;
  form: FormDefinition;
  faults: Record<string, string[]>;
  disabled: boolean;
  onChange: (form: FormDefinition) => void;
}

/** What is asked at the left, how it looks in the middle, the chosen field's details at the right. */
export function Builder({ id, form, faults, disabled, onChange }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [preview, setPreview] = useState(false);
  const close = () => setChosen(null);
  const isConsent = form.consents.some((consent) => consent.key === chosen);
  return (
    <div className={styles.builder}>
      <div className={styles.structure} data-hidden={preview || undefined}>
        <FieldList form={form} faults={faults} chosen={chosen} disabled={disabled} onChange={onChange} onChoose={setChosen} />
      </div>
      <div className={styles.stage} data-shown={preview || undefined}><Preview id={id} form={form} /></div>
      {chosen && (isConsent
        ? <ConsentDrawer key={chosen} form={form} consentKey={chosen} onChange={onChange} onClose={close} />
        : <FieldDrawer key={chosen} form={form} fieldKey={chosen} fault={faults[`field.${chosen}`]?.[0]} onChange={onChange} onChoose={setChosen} onClose={close} />)}
      <button type="button" className={styles.flip} onClick={() => setPreview(!preview)}>{preview ? 'Edit' : 'Preview'}</button>
    </div>
  );
}
