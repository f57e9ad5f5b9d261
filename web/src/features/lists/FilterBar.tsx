import { Button } from '@mantine/core';
import { ListFilter, Plus, SlidersHorizontal, X } from 'lucide-react';
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import type { Condition, Filter, User } from '@/api/types';
import { asGroup, countConditions, type FilterField, isComplete, isCondition, partsOf, removeAt, sentenceOf, textOf, type ValueName } from './filters';
import styles from './ListPage.module.css';

const FilterPopover = lazy(() => import('./FilterPopover'));

export interface FilterProps {
  filter: Filter | null;
  fields: FilterField[];
  users: User[];
  onChange: (filter: Filter | null) => void;
}

export type Edited = number | 'new' | 'builder' | null;

/** The filter as chips that read as sentences. What edits them is fetched when the first one is touched. */
export function FilterBar(props: FilterProps) {
  const { filter, fields, users, onChange } = props;
  const [edited, setEdited] = useState<Edited>(null);
  const byKey = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields]);
  const nameOf: ValueName = (field, value) => (field?.type === 'user' ? (users.find((user) => user.id === value)?.name ?? value) : value);
  const root = asGroup(filter);
  const { parts, whole } = chipsOf(filter);
  const around = (at: Edited, target: ReactElement) =>
    edited === at ? <Suspense key={String(at)} fallback={target}><FilterPopover {...props} target={target} edited={at} onEdit={setEdited} /></Suspense> : target;

  return (
    <>
      {parts.map((part, index) => {
        const chip = (
          <span key={index} className={styles.filterChip} data-unfinished={(isCondition(part) && !isComplete(part)) || undefined}>
            <button type="button" onClick={() => setEdited(isCondition(part) ? index : 'builder')} aria-haspopup="dialog">
              {isCondition(part) ? <Words condition={part} fields={byKey} nameOf={nameOf} /> : <span className="clip">{textOf(part, byKey, nameOf)}</span>}
            </button>
            <button type="button" aria-label="Remove this filter" onClick={() => { setEdited(null); onChange(whole ? null : removeAt(root, [index])); }}>
              <X size={13} aria-hidden />
            </button>
          </span>
        );
        return around(index, chip);
      })}
      {around('new', (
        <Button key="new" variant="subtle" leftSection={parts.length ? <Plus size={13} /> : <ListFilter size={13} />} px={8} onClick={() => setEdited(edited === 'new' ? null : 'new')} aria-haspopup="dialog">
          Filter
        </Button>
      ))}
      {(countConditions(filter) > 0 || edited === 'builder') && around('builder', (
        <Button key="builder" variant="subtle" px={8} leftSection={<SlidersHorizontal size={13} />} onClick={() => setEdited(edited === 'builder' ? null : 'builder')} aria-haspopup="dialog" className={styles.wide}>
          All conditions
        </Button>
      ))}
    </>
  );
}

/** A chip for each condition of an "and"; an "or" over everything is one chip. */
function chipsOf(filter: Filter | null): { parts: Filter[]; whole: boolean } {
  const root = asGroup(filter);
  const parts = partsOf(root);
  return 'and' in root || parts.length < 2 ? { parts, whole: false } : { parts: [root], whole: true };
}

function Words({ condition, fields, nameOf }: { condition: Condition; fields: Map<string, FilterField>; nameOf: ValueName }) {
  const { field, op, value } = sentenceOf(condition, fields, nameOf);
  return (
    <span className="clip">
      <b>{field}</b> {op} {value && <b>{value}</b>}
    </span>
  );
}
