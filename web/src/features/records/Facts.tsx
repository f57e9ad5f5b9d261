import { Fragment, type ReactNode, useState } from 'react';
import type { FieldOption } from '@/api/types';
import { InlineField, type InlineType } from '@/ui/InlineField';
import type { Changes } from './useRecord';
import styles from './Record.module.css';

export interface Fact {
  key: string;
  label: string;
  type: InlineType;
  value: unknown;
  options?: FieldOption[];
  readOnly?: boolean;
  /** Shown even when empty: what one is expected to fill in. */
  always?: boolean;
  help?: string | null;
  view?: ReactNode;
}

export interface FactGroup {
  title: string;
  facts: Fact[];
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The change that editing a fact means; own fields live under `custom`. */
export function changeFor(key: string, value: unknown): Changes {
  return key.startsWith('custom.') ? { custom: { [key.slice('custom.'.length)]: value } } : { [key]: value };
}

export function Facts({ groups, readOnly, onSave }: { groups: FactGroup[]; readOnly?: boolean; onSave: (changes: Changes) => Promise<unknown> }) {
  const [showEmpty, setShowEmpty] = useState(false);
  const hidden = groups.flatMap((group) => group.facts).filter((fact) => isEmpty(fact.value) && !fact.always).length;
  return (
    <>
      {groups.map((group) => {
        const shown = group.facts.filter((fact) => showEmpty || fact.always || !isEmpty(fact.value));
        return shown.length > 0 && (
          <section key={group.title} className={styles.group} aria-label={group.title}>
            <div className={styles.groupHead}><h2>{group.title}</h2></div>
            <dl className={styles.facts}>
              {shown.map((fact) => (
                <Fragment key={fact.key}>
                  <dt title={fact.help ?? undefined}>{fact.label}</dt>
                  <dd>
                    <InlineField label={fact.label} type={fact.type} value={fact.value} options={fact.options} readOnly={readOnly || fact.readOnly}
                      onSave={(value) => onSave(changeFor(fact.key, value))}>
                      {fact.view}
                    </InlineField>
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        );
      })}
      {hidden > 0 && (
        <button type="button" className={styles.small} aria-expanded={showEmpty} onClick={() => setShowEmpty(!showEmpty)}>
          {showEmpty ? 'Hide empty' : `Show ${hidden} empty`}
        </button>
      )}
    </>
  );
}
